package org.gatehouse.portfolio;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people keep to look at again. Each answer leads back to what they looked at. */
@Controller
@RequestMapping("/portfolio/filters")
class FilterController {

    private final SavedFilters filters;

    FilterController(SavedFilters filters) {
        this.filters = filters;
    }

    @PostMapping
    String keep(@RequestParam String name, @RequestParam String query) {
        Wish wish = Wish.parse(query);
        filters.keep(name, wish);
        return back(wish);
    }

    @PostMapping("/{id}/name")
    String rename(@PathVariable long id, @RequestParam String name, @RequestParam String query) {
        filters.rename(id, name);
        return back(Wish.parse(query));
    }

    @PostMapping("/{id}/usual")
    String makeUsual(@PathVariable long id, @RequestParam String query) {
        filters.makeUsual(id);
        return back(Wish.parse(query));
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable long id, @RequestParam String query) {
        filters.remove(id);
        return back(Wish.parse(query));
    }

    private static String back(Wish wish) {
        return "redirect:/portfolio?" + wish.query();
    }
}
