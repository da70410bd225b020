package org.gatehouse.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The columns a file of items may have, with the headers they are known by. */
enum ImportColumn {
    TITLE("title", "标题", "task", "item", "name", "任务", "任务名称", "名称"),
    OWNER("owner", "负责人", "assignee", "responsible", "责任人"),
    START("start", "开始", "startdate", "开始日期", "开始时间"),
    FINISH(
            "finish",
            "完成",
            "finishdate",
            "end",
            "enddate",
            "due",
            "duedate",
            "结束",
            "完成日期",
            "结束日期",
            "截止日期",
            "完成时间",
            "结束时间"),
    EFFORT("effort", "工时", "hours", "efforthours", "工作量"),
    PREDECESSORS("predecessors", "前置任务", "predecessor", "after", "前置", "紧前任务"),
    PRIORITY("priority", "优先级"),
    PHASE("phase", "阶段"),
    DESCRIPTION("description", "描述", "说明", "备注"),
    DELIVERABLE("deliverable", "交付物", "deliverables"),
    ACCEPTANCE("acceptance", "验收", "needsacceptance", "需要验收", "是否验收");

    private static final int LONGEST = 200;
    private static final Pattern ASIDE = Pattern.compile("[(（\\[【][^)）\\]】]{0,60}[)）\\]】]");

    private final List<String> headers;

    ImportColumn(String... headers) {
        this.headers = List.of(headers);
    }

    /** The column a header means; remarks in brackets, blanks and case don't matter. */
    static Optional<ImportColumn> of(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        String bare = ASIDE.matcher(header)
                .replaceAll("")
                .replaceAll("[\\s_*＊:：-]+", "")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.headers.contains(bare))
                .findFirst();
    }

    /** The header a file in this language bears. */
    String header(Locale locale) {
        return headers.get("zh".equals(locale.getLanguage()) ? 1 : 0);
    }

    /** Message key suffix and form field. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
