package org.gatehouse.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.attachment.Attachment;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;

/** What an item is to bring, with the files that were laid to it. */
record Deliverable(WorkItem item, List<File> files) {

    /** @param version 1 for the first file of that name at the item, 2 for the next, … */
    record File(Attachment attachment, int version) {}

    boolean isDelivered() {
        return item.status() == ItemStatus.DONE;
    }

    /** Of a plan, without what was cancelled; each file name with its newest version alone. */
    static List<Deliverable> of(List<WorkItem> plan, List<Attachment> files) {
        Map<String, List<Attachment>> byOwner = files.stream().collect(Collectors.groupingBy(Attachment::owner));
        return plan.stream()
                .filter(item -> item.status() != ItemStatus.CANCELLED
                        && !item.deliverable().isBlank())
                .map(item -> new Deliverable(item, newest(byOwner.getOrDefault("item:" + item.key(), List.of()))))
                .toList();
    }

    private static List<File> newest(List<Attachment> files) {
        Map<String, File> byName = new LinkedHashMap<>();
        files.forEach(file -> byName.merge(
                file.name(), new File(file, 1), (before, now) -> new File(now.attachment(), before.version() + 1)));
        return new ArrayList<>(byName.values());
    }
}
