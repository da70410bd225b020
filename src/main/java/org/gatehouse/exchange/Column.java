package org.gatehouse.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a column of a table may hold, with the headers it is known by in MS Project, in trackers and in our own files. */
enum Column {
    ID("id", "标识号", "行号", "序号", "no", "编号", "#", "number", "任务编号", "taskid", "row"),
    UID("uniqueid", "唯一标识号", "uid", "key", "issuekey", "编码", "任务键", "issueid", "gid", "itemkey", "工作项编号"),
    WBS("wbs", "wbs", "outlinenumber", "大纲数字", "wbscode", "wbs编码", "wbs代码", "大纲编号"),
    LEVEL("outlinelevel", "大纲级别", "level", "级别", "层级", "indent", "缩进"),
    KIND("kind", "种类", "type", "类型", "issuetype", "任务类型"),
    PARENT("parent", "上级任务", "parenttask", "父任务", "父级", "parentid", "epiclink", "epic", "上级", "parentkey"),
    TITLE(
            "title",
            "标题",
            "task",
            "item",
            "name",
            "任务",
            "任务名称",
            "名称",
            "taskname",
            "summary",
            "主题",
            "subject",
            "事项",
            "工作项",
            "content",
            "activityname",
            "任务标题",
            "作业名称"),
    OWNER("owner", "负责人", "assignee", "responsible", "责任人", "经办人", "assignedto", "指派给", "处理人"),
    RESOURCES("resources", "资源名称", "resourcenames", "资源", "resource", "参与人", "执行人"),
    DURATION("duration", "工期", "持续时间", "scheduledduration", "天数", "days", "工期天"),
    EFFORT(
            "effort",
            "工时",
            "hours",
            "efforthours",
            "工作量",
            "work",
            "estimate",
            "originalestimate",
            "预估工时",
            "预计工时",
            "estimatedhours",
            "计划工时"),
    START("start", "开始", "startdate", "开始日期", "开始时间", "计划开始", "计划开始时间", "计划开始日期", "begin", "plannedstart"),
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
            "结束时间",
            "计划完成",
            "计划完成时间",
            "计划结束",
            "计划结束时间",
            "到期日",
            "截止时间",
            "plannedfinish"),
    PREDECESSORS(
            "predecessors",
            "前置任务",
            "predecessor",
            "after",
            "前置",
            "紧前任务",
            "dependencies",
            "dependson",
            "blockedby",
            "依赖",
            "前置作业"),
    PERCENT(
            "percentcomplete",
            "完成百分比",
            "complete",
            "progress",
            "进度",
            "完成率",
            "完成度",
            "%complete",
            "%完成",
            "%",
            "done%",
            "%done",
            "percentdone"),
    STATUS("status", "状态", "state", "任务状态"),
    ACTUAL_START("actualstart", "实际开始时间", "实际开始", "实际开始日期", "actualstartdate"),
    ACTUAL_FINISH("actualfinish", "实际完成时间", "实际完成", "实际完成日期", "实际结束", "actualfinishdate", "actualend"),
    CONSTRAINT("constrainttype", "限制类型", "constraint", "约束类型"),
    CONSTRAINT_DATE("constraintdate", "限制日期", "约束日期"),
    DEADLINE("deadline", "最后期限", "期限"),
    MILESTONE("milestone", "里程碑", "ismilestone"),
    ACTIVE("active", "可用", "是否有效", "激活"),
    PRIORITY("priority", "优先级"),
    PHASE("phase", "阶段", "section", "分组", "list", "stage", "bucket", "存储桶"),
    DESCRIPTION("description", "描述", "说明", "备注", "notes", "note", "comment", "comments"),
    DELIVERABLE("deliverable", "交付物", "deliverables", "产出"),
    ACCEPTANCE("acceptance", "验收", "needsacceptance", "需要验收", "是否验收"),
    COST("cost", "成本", "费用", "totalcost", "总成本"),
    FIXED_COST("fixedcost", "固定成本"),
    OPTIMISTIC("optimistic", "乐观工时", "optimistichours", "最短工时", "bestcase"),
    PESSIMISTIC("pessimistic", "悲观工时", "pessimistichours", "最长工时", "worstcase"),
    BASELINE_START("baselinestart", "基线开始时间", "比较基准开始时间", "基线开始", "基准开始时间"),
    BASELINE_FINISH("baselinefinish", "基线完成时间", "比较基准完成时间", "基线完成", "基准完成时间");

    private static final int LONGEST = 200;
    private static final Pattern ASIDE = Pattern.compile("[(（\\[【][^)）\\]】]{0,60}[)）\\]】]");

    private final List<String> headers;

    Column(String... headers) {
        this.headers = List.of(headers);
    }

    /** The column a header means; remarks in brackets, blanks and case don't matter. */
    static Optional<Column> of(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        String bare = ASIDE.matcher(header)
                .replaceAll("")
                .replaceAll("[\\s_*＊:：./-]+", "")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.headers.contains(bare))
                .findFirst();
    }

    /** Message key suffix and form value. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
