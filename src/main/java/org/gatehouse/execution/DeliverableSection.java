package org.gatehouse.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.gatehouse.attachment.Attachments;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.plan.WorkItems;
import org.springframework.stereotype.Component;

/** What was to be delivered and what is there, in a gate's dossier: each file with its version and its fingerprint. */
@Component
class DeliverableSection implements DossierSection {

    private static final Set<String> GATES = Set.of("plan", "change", "closure");

    /** Digits of a fingerprint that tell files apart at a glance. */
    private static final int FINGERPRINT = 12;

    private final WorkItems items;
    private final Attachments attachments;
    private final Clock clock;

    DeliverableSection(WorkItems items, Attachments attachments, Clock clock) {
        this.items = items;
        this.attachments = attachments;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "deliverables";
    }

    @Override
    public int order() {
        return 35;
    }

    @Override
    public boolean appliesTo(String gate) {
        return GATES.contains(gate);
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        List<Deliverable> deliverables = Deliverable.of(items.of(projectKey), attachments.ofProject(projectKey));
        long delivered = deliverables.stream().filter(Deliverable::isDelivered).count();
        long filed = deliverables.stream().filter(one -> !one.files().isEmpty()).count();
        Evidence evidence = new Evidence()
                .line(
                        "execution.deliverables.delivered",
                        Value.text(delivered + " / " + deliverables.size()),
                        gate.equals("plan") ? "" : delivered == deliverables.size() ? "green" : "amber")
                .line("execution.deliverables.filed", Value.text(filed + " / " + deliverables.size()))
                .columns(
                        "execution.deliverable",
                        "execution.item",
                        "execution.due",
                        "execution.status",
                        "execution.file",
                        "execution.file.version",
                        "execution.file.fingerprint",
                        "execution.file.on");
        deliverables.forEach(deliverable -> rows(projectKey, deliverable, evidence));
        return evidence;
    }

    private void rows(String projectKey, Deliverable deliverable, Evidence evidence) {
        if (deliverable.files().isEmpty()) {
            row(projectKey, deliverable, null, evidence);
        }
        deliverable.files().forEach(file -> row(projectKey, deliverable, file, evidence));
    }

    private void row(String projectKey, Deliverable deliverable, Deliverable.File file, Evidence evidence) {
        String key = deliverable.item().key();
        evidence.row(
                Value.text(deliverable.item().deliverable()),
                Value.link(
                        "/projects/" + projectKey + "/work/" + key,
                        key + " " + deliverable.item().title()),
                Value.date(deliverable.item().finishDate()),
                Value.message("itemStatus." + deliverable.item().status()),
                Value.text(file == null ? "" : file.attachment().name()),
                Value.number(file == null ? null : file.version()),
                Value.text(file == null ? "" : file.attachment().sha256().substring(0, FINGERPRINT)),
                Value.date(
                        file == null
                                ? null
                                : LocalDate.ofInstant(file.attachment().uploadedAt(), clock.getZone())));
    }
}
