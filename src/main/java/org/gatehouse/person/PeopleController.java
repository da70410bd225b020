package org.gatehouse.person;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The house's people and their line managers, for administrators and human resources. */
@Controller
class PeopleController {

    /** People on a page. */
    private static final int PAGE = 50;

    private final People people;
    private final LineManagers managers;

    PeopleController(People people, LineManagers managers) {
        this.people = people;
        this.managers = managers;
    }

    @GetMapping("/people")
    String list(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "1") int page, Model model) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        List<Person> found = people.all().stream()
                .filter(person -> (person.id() + " " + person.name())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
        int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
        int shown = Math.min(Math.max(1, page), pages);
        Map<String, String> all = managers.all();
        model.addAttribute("rows", found.subList((shown - 1) * PAGE, Math.min(found.size(), shown * PAGE)));
        model.addAttribute("managers", all);
        model.addAttribute("everybody", people.all());
        model.addAttribute("text", text);
        model.addAttribute("total", found.size());
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        return "person/people";
    }

    @PostMapping("/people/{id}/manager")
    String setManager(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String managerId,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "1") int page,
            RedirectAttributes redirect) {
        managers.set(id, managerId);
        redirect.addFlashAttribute("notice", "person.manager.saved");
        return "redirect:"
                + UriComponentsBuilder.fromPath("/people")
                        .queryParam("text", "{text}")
                        .queryParam("page", page)
                        .encode()
                        .buildAndExpand(text)
                        .toUriString();
    }
}
