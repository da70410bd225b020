package org.gatehouse.waiting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.engine.Label;
import org.gatehouse.engine.PastSteps.Step;
import org.gatehouse.gate.GateReview;
import org.gatehouse.waiting.Reason.Next;
import org.gatehouse.waiting.Reason.Open;
import org.gatehouse.waiting.Reason.Vote;

/**
 * Says a reason in one sentence: where it stands, who is waited for and for how long, how long that usually takes, what
 * is missing, and what happens next and when.
 *
 * @param usual how long steps usually take
 * @param deputies who stands in for whom today
 * @param operators names of those who can look after failed steps
 */
record Sentence(Wording wording, Map<Step, Usual> usual, Map<String, String> deputies, String operators) {

    private static final int LONGEST_WORDS = 200;

    /** With the place in the project's life before it: the one sentence of a project. */
    String ofProject(Reason reason) {
        String body = body(reason);
        return switch (reason.kind()) {
            case GATE -> end(reason.gate().isEmpty() ? inPhase(reason, body) : atGate(reason, body));
            case TASK, MESSAGE, PREDECESSOR, TIMER -> end(inPhase(reason, body));
            default -> end(capital(body));
        };
    }

    /** As one of several: gates with their place, for they have several subjects. */
    String of(Reason reason) {
        return reason.kind() == Kind.GATE ? ofProject(reason) : end(capital(body(reason)));
    }

    /** A few words for a line of a list. */
    String brief(Reason reason) {
        return switch (reason.kind()) {
            case GATE, TASK ->
                wording.say("waiting.brief", who(reason), what(reason), wording.length(wording.passed(reason.since())));
            case CONDITIONS -> wording.say("waiting.brief.conditions", gate(reason));
            case HOLD -> wording.say("waiting.brief.hold", wording.dateTime(reason.since()));
            case FAILED -> wording.say("waiting.brief.failed", reason.what().in(wording.locale()));
            case QUEUED -> wording.say("waiting.brief.queued", reason.what().in(wording.locale()));
            case ENDED -> wording.say("waiting.ended." + reason.words());
            case MOVING -> wording.say("waiting.brief.moving");
            case PREDECESSOR, UNAPPROVED, MESSAGE, TIMER -> wording.say("waiting.brief.work");
        };
    }

    private String inPhase(Reason reason, String body) {
        return wording.say("waiting.at.phase." + reason.phase(), body);
    }

    private String atGate(Reason reason, String body) {
        if (reason.subject().equals(GateReview.RECONFIRM)) {
            return wording.say("waiting.at.reconfirm", gate(reason), body);
        }
        return reason.subject().isEmpty()
                ? wording.say("waiting.at.gate", gate(reason), body)
                : wording.sayOr(
                        "waiting.at.subject." + reason.gate(),
                        wording.say("waiting.at.subject", reason.subject(), gate(reason), body),
                        reason.subject(),
                        gate(reason),
                        body);
    }

    private String gate(Reason reason) {
        return reason.gate().isEmpty()
                ? wording.say("waiting.gate.next")
                : wording.sayOr("waiting.gate." + reason.gate(), wording.sayOr("gate." + reason.gate(), reason.gate()));
    }

    private String body(Reason reason) {
        return switch (reason.kind()) {
            case FAILED ->
                wording.say(
                        "waiting.failed",
                        reason.what().in(wording.locale()),
                        wording.dateTime(reason.since()),
                        operators);
            case HOLD -> hold(reason);
            case CONDITIONS -> conditions(reason);
            case GATE, TASK -> joined(waitingFor(reason), more(reason));
            case QUEUED -> queued(reason);
            case PREDECESSOR ->
                wording.say("waiting.predecessor", reason.what().in(wording.locale()), open(reason.open()));
            case UNAPPROVED -> wording.say("waiting.unapproved", reason.what().in(wording.locale()));
            case MESSAGE -> message(reason);
            case TIMER ->
                wording.say("waiting.timer", next(reason, reason.next().get(0)));
            case MOVING -> wording.say("waiting.moving");
            case ENDED -> wording.say("waiting.ended." + reason.words());
        };
    }

    private String waitingFor(Reason reason) {
        return wording.say(
                "waiting.person",
                who(reason),
                what(reason),
                wording.length(wording.passed(reason.since())),
                usually(reason.step()));
    }

    /** Who is asked: at a gate everybody asked, elsewhere whoever takes it. */
    private String who(Reason reason) {
        return reason.kind() == Kind.GATE
                ? wording.everyOf(reason.asks().stream()
                        .flatMap(ask -> ask.who().stream())
                        .distinct()
                        .toList())
                : wording.oneOf(
                        reason.asks().isEmpty()
                                ? List.of()
                                : reason.asks().get(0).who());
    }

    /** What they are asked to do, as the model calls it; in English it goes on in the middle of a sentence. */
    private String what(Reason reason) {
        return reason.kind() == Kind.GATE ? wording.say("waiting.decide") : verb(reason.what());
    }

    private String verb(Label label) {
        String name = label.in(wording.locale());
        boolean word = name.length() > 1 && Character.isLowerCase(name.charAt(1));
        return word ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : name;
    }

    private String usually(Step step) {
        Usual known = usual.get(step);
        return known == null
                ? wording.say("waiting.usual.none")
                : wording.say("waiting.usual", wording.length(known.minutes()), known.cases());
    }

    private List<String> more(Reason reason) {
        List<String> more = new ArrayList<>();
        if (reason.vote() != null && reason.vote().approvers() > 1) {
            more.add(rule(reason.vote()));
            more.add(
                    reason.vote().voted().isEmpty()
                            ? wording.say("waiting.voted.none")
                            : wording.say(
                                    "waiting.voted",
                                    wording.everyOf(reason.vote().voted().stream()
                                            .distinct()
                                            .toList())));
        }
        if (reason.round() > 1) {
            more.add(wording.say(reason.kind() == Kind.GATE ? "waiting.round" : "waiting.returned", reason.round()));
        }
        if (reason.progress() != null) {
            more.add(wording.say("waiting.progress", reason.progress()));
        }
        if (reason.due() != null) {
            more.add(due(reason.due()));
        }
        more.addAll(then(reason));
        return more;
    }

    private String rule(Vote vote) {
        int needed = Math.max(1, Math.min(vote.needed(), vote.approvers()));
        return switch (vote.rule()) {
            case "nOfM" -> wording.say("waiting.rule.nOfM", needed);
            case "veto" ->
                vote.vetoers().isEmpty()
                        ? wording.say("waiting.rule.nOfM", needed)
                        : wording.say("waiting.rule.veto", needed, wording.everyOf(vote.vetoers()));
            case "sequence" -> wording.say("waiting.rule.sequence", vote.voted().size() + 1, vote.approvers());
            default -> wording.say("waiting.rule." + vote.rule());
        };
    }

    private String due(Instant due) {
        if (due.isAfter(wording.now())) {
            return wording.say("waiting.due", wording.when(due));
        }
        long late = -wording.days(due);
        return late == 0 ? wording.say("waiting.overdue.today") : wording.say("waiting.overdue", late);
    }

    private List<String> then(Reason reason) {
        List<String> then =
                reason.next().stream().map(next -> next(reason, next)).toList();
        boolean nothing = then.isEmpty() && (reason.due() == null || reason.isOverdue(wording.now()));
        return nothing ? List.of(wording.say("waiting.next.none")) : then;
    }

    private String next(Reason reason, Next next) {
        String when = wording.when(next.at());
        if (next.event().equals("decisionOverdue")) {
            List<String> standIns = reason.asks().stream()
                    .flatMap(ask -> ask.who().stream())
                    .map(deputies::get)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            return standIns.isEmpty()
                    ? wording.say("waiting.next.urgent", when)
                    : wording.say("waiting.next.decisionOverdue", when, wording.everyOf(standIns));
        }
        return wording.sayOr(
                "waiting.next." + next.event(), wording.say("waiting.next.other", when, verb(next.then())), when);
    }

    private String hold(Reason reason) {
        String words = reason.words().strip().replaceAll("\\s+", " ");
        String reasonGiven = words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS - 1) + "…";
        String held = wording.say(
                "waiting.hold",
                wording.dateTime(reason.since()),
                reasonGiven,
                who(reason),
                wording.length(wording.passed(reason.since())),
                usually(reason.step()));
        return reason.due() == null ? held : joined(held, List.of(due(reason.due())));
    }

    private String conditions(Reason reason) {
        String held = reason.open().isEmpty()
                ? wording.say("waiting.conditions.met", who(reason), gate(reason))
                : wording.say("waiting.conditions", gate(reason), reason.open().size(), open(reason.open()));
        List<String> more = new ArrayList<>();
        more.add(wording.say("waiting.waited", wording.length(wording.passed(reason.since())), usually(reason.step())));
        if (reason.due() != null) {
            more.add(due(reason.due()));
        }
        return joined(held, more);
    }

    private String queued(Reason reason) {
        String name = reason.what().in(wording.locale());
        return reason.next().isEmpty()
                ? wording.say("waiting.queued", name, wording.dateTime(reason.since()))
                : wording.say(
                        "waiting.queued.again",
                        name,
                        wording.when(reason.next().get(0).at()));
    }

    private String message(Reason reason) {
        if (!reason.words().isEmpty()) {
            return wording.say("waiting.message", reason.words());
        }
        return reason.open().isEmpty()
                ? wording.say("waiting.work.none")
                : wording.say("waiting.work", reason.open().size(), open(reason.open()));
    }

    private String open(List<Open> items) {
        return wording.list(items.stream().map(this::open).toList());
    }

    private String open(Open item) {
        String name = item.key() + " " + item.title();
        String owner = item.owner().isEmpty() ? wording.say("waiting.nobody") : wording.name(item.owner());
        return item.due() == null
                ? wording.say("waiting.open.undated", name, owner)
                : wording.say("waiting.open", name, owner, wording.date(item.due()));
    }

    private String joined(String first, List<String> more) {
        return more.stream().reduce(first, (before, part) -> wording.say("waiting.then", before, part));
    }

    private String end(String sentence) {
        boolean ended = sentence.endsWith(".") || sentence.endsWith("。");
        return ended ? sentence : sentence + (wording.isChinese() ? "。" : ".");
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
