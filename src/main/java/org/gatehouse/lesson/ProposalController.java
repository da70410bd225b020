package org.gatehouse.lesson;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.engine.Models;
import org.gatehouse.engine.Steps;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.UriComponentsBuilder;

/** What lessons propose for the models: the list with pins on the drawn model, one proposal, its answer. */
@Controller
class ProposalController {

    private static final int PAGE = 20;

    private final Proposals proposals;
    private final Shelf shelf;
    private final MessageSource messages;

    ProposalController(Proposals proposals, Shelf shelf, MessageSource messages) {
        this.proposals = proposals;
        this.shelf = shelf;
        this.messages = messages;
    }

    /** A model as the picture shows it; a pin at each step that has open proposals. */
    record Picture(String instance, String xml, List<Crumb> path, List<Mark> steps) {}

    record Crumb(String instance, String name) {}

    record Mark(
            String id,
            String name,
            String state,
            List<String> who,
            boolean activity,
            boolean running,
            boolean aside,
            Integer pin,
            String pinText,
            String pinLink) {}

    @GetMapping("/lessons/proposals")
    String list(
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(defaultValue = "") String model,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "1") int page,
            Model view) {
        Map<Steps.Step, Integer> models = proposals.byModel();
        int count = proposals.count(open, model, step);
        int pages = Math.max(1, (count + PAGE - 1) / PAGE);
        int shown = Math.min(Math.max(1, page), pages);
        String drawn = !model.isEmpty()
                ? proposals.newest(model).process()
                : models.keySet().stream().map(Steps.Step::process).findFirst().orElse("");
        view.addAttribute("proposals", proposals.page(open, model, step, PAGE, (shown - 1) * PAGE));
        view.addAttribute("models", models);
        view.addAttribute("model", model);
        view.addAttribute("step", step);
        view.addAttribute("drawn", drawn);
        view.addAttribute("open", open);
        view.addAttribute("count", count);
        view.addAttribute("page", shown);
        view.addAttribute("pages", pages);
        view.addAttribute(
                "url",
                UriComponentsBuilder.fromPath("/lessons/proposals")
                        .queryParam("open", open)
                        .queryParam("model", "{model}")
                        .queryParam("step", "{step}")
                        .encode()
                        .buildAndExpand(model, step)
                        .toUriString());
        return "lesson/proposals";
    }

    @GetMapping("/lessons/proposals/models/{process}")
    @ResponseBody
    Picture picture(@PathVariable String process, Locale locale) {
        Models.Drawing drawing = proposals.drawing(process, locale);
        Map<String, Integer> pins = proposals.pins(process);
        return new Picture(
                null,
                drawing.xml(),
                List.of(new Crumb(null, drawing.name())),
                drawing.nodes().stream()
                        .map(node -> mark(process, node, pins.get(node.id()), locale))
                        .toList());
    }

    private Mark mark(String process, Models.Node node, Integer pin, Locale locale) {
        return new Mark(
                node.id(),
                node.name(),
                "open",
                List.of(),
                node.activity(),
                false,
                node.aside(),
                pin,
                pin == null
                        ? null
                        : messages.getMessage("lesson.proposals.pin", new Object[] {pin, node.name()}, locale),
                pin == null
                        ? null
                        : UriComponentsBuilder.fromPath("/lessons/proposals")
                                .queryParam("model", "{model}")
                                .queryParam("step", "{step}")
                                .encode()
                                .buildAndExpand(process, node.id())
                                .toUriString());
    }

    @GetMapping("/lessons/proposals/{id:\\d{1,18}}")
    String one(@PathVariable long id, Model view) {
        Proposal proposal = proposals.require(id);
        view.addAttribute("proposal", proposal);
        view.addAttribute("lessons", shelf.lay(proposals.lessonsOf(proposal)));
        view.addAttribute("version", proposals.version(proposal.process()));
        return "lesson/proposal";
    }

    @PostMapping("/lessons/proposals/{id:\\d{1,18}}/acceptance")
    String accept(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String modelVersion) {
        proposals.accept(id, answer, modelVersion);
        return "redirect:/lessons/proposals/" + id;
    }

    @PostMapping("/lessons/proposals/{id:\\d{1,18}}/dismissal")
    String dismiss(@PathVariable long id, @RequestParam(defaultValue = "") String answer) {
        proposals.dismiss(id, answer);
        return "redirect:/lessons/proposals/" + id;
    }
}
