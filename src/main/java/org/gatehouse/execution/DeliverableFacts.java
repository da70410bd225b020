package org.gatehouse.execution;

import java.util.List;
import java.util.Map;
import org.gatehouse.attachment.Attachments;
import org.gatehouse.gate.GateFacts;
import org.gatehouse.plan.WorkItems;
import org.springframework.stereotype.Component;

/** How much of what was to be delivered is there, for a gate's criteria. */
@Component
class DeliverableFacts implements GateFacts {

    private final WorkItems items;
    private final Attachments attachments;

    DeliverableFacts(WorkItems items, Attachments attachments) {
        this.items = items;
        this.attachments = attachments;
    }

    @Override
    public Map<String, Object> of(String projectKey, String gate, String subject) {
        List<Deliverable> deliverables = Deliverable.of(items.of(projectKey), attachments.ofProject(projectKey));
        return Map.of(
                "deliverables",
                deliverables.size(),
                "deliverablesOpen",
                deliverables.stream().filter(one -> !one.isDelivered()).count(),
                "deliverablesWithoutFile",
                deliverables.stream()
                        .filter(one -> one.isDelivered() && one.files().isEmpty())
                        .count());
    }
}
