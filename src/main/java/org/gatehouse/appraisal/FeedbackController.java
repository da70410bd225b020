package org.gatehouse.appraisal;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a colleague is asked about somebody. */
@Controller
@RequestMapping("/appraisals/feedback/{id:\\d{1,18}}")
class FeedbackController {

    private final Feedbacks feedbacks;

    FeedbackController(Feedbacks feedbacks) {
        this.feedbacks = feedbacks;
    }

    @GetMapping
    String show(@PathVariable long id, Model model) {
        model.addAttribute("request", feedbacks.request(id));
        return "appraisal/feedback";
    }

    @PostMapping
    String give(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean named,
            RedirectAttributes redirect) {
        feedbacks.give(id, text, named);
        redirect.addFlashAttribute("notice", "appraisal.feedback.thanks");
        return "redirect:/appraisals";
    }

    @PostMapping("/refusal")
    String decline(@PathVariable long id) {
        feedbacks.decline(id);
        return "redirect:/appraisals";
    }
}
