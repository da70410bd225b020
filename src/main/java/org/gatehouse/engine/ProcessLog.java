package org.gatehouse.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.gatehouse.engine.ModelGraph.Flow;
import org.gatehouse.engine.ModelGraph.Kind;
import org.gatehouse.engine.ModelGraph.Node;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What processes really did, from the engine's history: one case after the other with everything it visited, in two
 * statements whatever the number of cases. Nothing is kept in memory but the case at hand (on H2 the driver holds the
 * rows itself). Who may ask is the caller's affair.
 */
@Component
@Transactional(readOnly = true)
public class ProcessLog {

    private static final String BODY = "#multiInstanceBody";

    /** Rows that the driver brings at a time. */
    private static final int ROWS = 2_000;

    private static final Pattern PLACE = Pattern.compile("\\s*[:：]?\\s*[$#]\\{[^}]*}");

    private static final List<String> ORDER =
            List.of("project", "goal", "gate", "plan", "execution", "work-item", "review", "change", "closure");

    private static final String PROJECT = "(select max(v.TEXT_) from ACT_HI_VARINST v where v.PROC_INST_ID_ = p.ID_"
            + " and v.NAME_ = 'projectKey' and v.VAR_TYPE_ = 'string')";

    private static final String CASES = "select p.ID_, p.BUSINESS_KEY_, p.PROC_DEF_ID_, p.PROC_DEF_KEY_, p.START_TIME_,"
            + " p.END_TIME_, p.STATE_, " + PROJECT + " as PROJECT_ from ACT_HI_PROCINST p where ";

    private static final String VISITS = "select a.ID_, a.PROC_INST_ID_, a.PARENT_ACT_INST_ID_, a.ACT_ID_, a.ACT_TYPE_,"
            + " a.ASSIGNEE_, a.START_TIME_, a.END_TIME_, a.ACT_INST_STATE_, a.CALL_PROC_INST_ID_,"
            // Given to somebody after it was there: claimed, or handed out from a common pile.
            + " case when a.TASK_ID_ is not null then (select min(l.TIMESTAMP_) from ACT_HI_IDENTITYLINK l"
            + " where l.TASK_ID_ = a.TASK_ID_ and l.TYPE_ = 'assignee' and l.OPERATION_TYPE_ = 'add') end as GIVEN_,"
            + " (select t.touched_at from task_touch t where t.task_id = a.TASK_ID_) as TOUCHED_,"
            // A step that waited for its turn as a job: the last job made for it before it began.
            + " case when a.ACT_TYPE_ in ('serviceTask', 'sendTask', 'businessRuleTask', 'callActivity', 'subProcess')"
            + " then (select max(j.TIMESTAMP_) from ACT_HI_JOB_LOG j"
            + " where j.PROCESS_INSTANCE_ID_ = a.PROC_INST_ID_ and j.ACT_ID_ = a.ACT_ID_ and j.JOB_STATE_ = 0"
            + " and j.JOB_DEF_CONFIGURATION_ = 'async-before' and j.TIMESTAMP_ <= a.START_TIME_) end as QUEUED_"
            + " from ACT_HI_ACTINST a join ACT_HI_PROCINST p on p.ID_ = a.PROC_INST_ID_ where ";

    private final JdbcTemplate jdbc;
    private final RepositoryService repository;
    private final Engine engine;
    private final PastModels pastModels;
    private final Map<String, ModelGraph> graphs = new ConcurrentHashMap<>();

    ProcessLog(JdbcTemplate jdbc, RepositoryService repository, Engine engine, PastModels pastModels) {
        this.jdbc = new JdbcTemplate(jdbc.getDataSource());
        this.jdbc.setFetchSize(ROWS);
        this.repository = repository;
        this.engine = engine;
        this.pastModels = pastModels;
    }

    /** A process with all its deployed versions, newest first. */
    public record Model(String process, Label name, List<Version> versions) {

        public Model {
            versions = List.copyOf(versions);
        }

        public Optional<Version> version(int number) {
            return versions.stream().filter(one -> one.number() == number).findFirst();
        }

        public Version newest() {
            return versions.get(0);
        }
    }

    /**
     * @param number as the engine counts, from 1
     * @param keptDays how long the history of an ended case is kept; null for ever
     */
    public record Version(String definitionId, int number, Instant deployed, Integer keptDays) {}

    /** How a case or a visit came to its end. */
    public enum End {
        OPEN,
        COMPLETED,
        CANCELLED
    }

    /**
     * One run of a process.
     *
     * @param id of the process instance
     * @param project key of the project; empty where it belongs to none
     * @param key the business key: of the project or of the item
     * @param version of the model the case has now; one that was moved to a later version counts there
     * @param ended null while it runs
     * @param visits in the order in which they began
     */
    public record Case(
            String id,
            String project,
            String key,
            String process,
            String definitionId,
            int version,
            Instant started,
            Instant ended,
            End end,
            List<Visit> visits) {}

    /**
     * One visit of a case to a node of its model.
     *
     * @param id of the activity instance
     * @param scope the activity instance around it: the case, a sub-process, or the body of a multi-instance
     * @param body whether it is the body around the parallel runs of one step, not a run itself
     * @param queued when an automated step was put into the queue; null where it ran at once
     * @param began when it was there: the task was created, the step ran
     * @param ended null while it lasts
     * @param given when a task that was nobody's was given to somebody or claimed; null otherwise
     * @param touched when the person it was given to first opened it; null where that is not known
     * @param person id of whoever has or had the task; empty for all else
     * @param called id of the process instance called from here; empty for all else
     */
    public record Visit(
            String id,
            String scope,
            String step,
            String type,
            boolean body,
            Instant queued,
            Instant began,
            Instant ended,
            End end,
            Instant given,
            Instant touched,
            String person,
            String called) {

        /** As the history tells it, which also knows steps that the model has lost since. */
        public Kind kind() {
            return switch (type) {
                case "userTask" -> Kind.HUMAN;
                case "callActivity", "subProcess", "transaction" -> Kind.CONTAINER;
                case "exclusiveGateway", "eventBasedGateway" -> Kind.CHOICE;
                case "parallelGateway" -> Kind.FORK;
                case "inclusiveGateway", "complexGateway" -> Kind.SEVERAL;
                default -> type.endsWith("Task") || type.equals("task") ? Kind.AUTOMATED : Kind.EVENT;
            };
        }

        /** Whether time passes here: something is done, or something is waited for. */
        public boolean isStep() {
            return !body && (kind().isActivity() || type.startsWith("intermediate") && !type.endsWith("Throw"));
        }

        /**
         * When the work began: an automated step begins when it runs, a task when it is claimed or, where it was
         * somebody's from the beginning, when they first opened it. Empty where that is not known.
         */
        public Optional<Instant> taken() {
            if (kind() == Kind.AUTOMATED) {
                return Optional.of(began);
            }
            Instant first = given != null ? given : touched;
            return kind() != Kind.HUMAN
                            || first == null
                            || first.isBefore(began)
                            || ended != null && first.isAfter(ended)
                    ? Optional.empty()
                    : Optional.of(first);
        }

        /** When the case came to this step, though it may have had to queue for it. */
        public Instant arrived() {
            return queued != null ? queued : began;
        }
    }

    /** All deployed processes, in the order of the lifecycle; what an analyst adds comes behind. */
    public List<Model> models() {
        Map<String, Instant> deployed = new HashMap<>();
        List<ProcessDefinition> definitions = engine.unchecked(() -> {
            repository
                    .createDeploymentQuery()
                    .list()
                    .forEach(one ->
                            deployed.put(one.getId(), one.getDeploymentTime().toInstant()));
            return repository
                    .createProcessDefinitionQuery()
                    .orderByProcessDefinitionVersion()
                    .desc()
                    .list();
        });
        Map<String, List<ProcessDefinition>> byKey = new LinkedHashMap<>();
        definitions.forEach(one ->
                byKey.computeIfAbsent(one.getKey(), any -> new ArrayList<>()).add(one));
        return byKey.entrySet().stream()
                .map(entry -> new Model(
                        entry.getKey(),
                        Label.of(
                                entry.getValue().get(0).getName() == null
                                        ? entry.getKey()
                                        : entry.getValue().get(0).getName()),
                        entry.getValue().stream()
                                .map(one -> new Version(
                                        one.getId(),
                                        one.getVersion(),
                                        deployed.get(one.getDeploymentId()),
                                        one.getHistoryTimeToLive()))
                                .toList()))
                .sorted(Comparator.comparingInt((Model model) -> place(model.process()))
                        .thenComparing(Model::process))
                .toList();
    }

    /** A deployed version never changes, so it is read once. */
    public ModelGraph graph(String definitionId) {
        return graphs.computeIfAbsent(definitionId, this::read);
    }

    /**
     * Cases of a process that ran at some time in the period, in the order in which they began.
     *
     * @param to the first moment after the period
     * @param version null for all
     */
    public void cases(Model model, Integer version, Instant from, Instant to, Consumer<Case> reader) {
        String where = "p.PROC_DEF_KEY_ = ? and p.START_TIME_ < ? and (p.END_TIME_ is null or p.END_TIME_ >= ?)"
                + (version == null ? "" : " and p.PROC_DEF_ID_ = ?");
        List<Object> arguments = new ArrayList<>(List.of(model.process(), Timestamp.from(to), Timestamp.from(from)));
        if (version != null) {
            arguments.add(model.version(version).map(Version::definitionId).orElse(""));
        }
        read(where, arguments.toArray(), List.of(model), reader);
    }

    /** All cases of a project, of all processes, in the order in which they began. */
    public void casesOf(String projectKey, Consumer<Case> reader) {
        read(
                "p.ID_ in (select w.PROC_INST_ID_ from ACT_HI_VARINST w where w.NAME_ = 'projectKey'"
                        + " and w.VAR_TYPE_ = 'string' and w.TEXT_ = ?)",
                new Object[] {projectKey},
                models(),
                reader);
    }

    private void read(String where, Object[] arguments, List<Model> models, Consumer<Case> reader) {
        Map<String, Version> versions = new HashMap<>();
        models.forEach(model -> model.versions().forEach(one -> versions.put(one.definitionId(), one)));
        try (Stream<Case> cases = jdbc.queryForStream(
                        CASES + where + " order by p.START_TIME_, p.ID_", (row, at) -> bare(row, versions), arguments);
                Stream<Row> visits = jdbc.queryForStream(
                        VISITS + where + " order by p.START_TIME_, p.ID_, a.START_TIME_, a.SEQUENCE_COUNTER_, a.ID_",
                        (row, at) -> new Row(row.getString("PROC_INST_ID_"), visit(row)),
                        arguments)) {
            Iterator<Row> rows = visits.iterator();
            Row next = rows.hasNext() ? rows.next() : null;
            for (Iterator<Case> each = cases.iterator(); each.hasNext(); ) {
                Case one = each.next();
                while (next != null && next.instance().equals(one.id())) {
                    one.visits().add(next.visit());
                    next = rows.hasNext() ? rows.next() : null;
                }
                reader.accept(one);
            }
        }
    }

    private record Row(String instance, Visit visit) {}

    private static Case bare(ResultSet row, Map<String, Version> versions) throws SQLException {
        Version version = versions.get(row.getString("PROC_DEF_ID_"));
        Instant ended = instant(row, "END_TIME_");
        String state = row.getString("STATE_");
        String project = row.getString("PROJECT_");
        String key = row.getString("BUSINESS_KEY_");
        return new Case(
                row.getString("ID_"),
                project == null ? "" : project,
                key == null ? "" : key,
                row.getString("PROC_DEF_KEY_"),
                row.getString("PROC_DEF_ID_"),
                version == null ? 0 : version.number(),
                instant(row, "START_TIME_"),
                ended,
                ended == null
                        ? End.OPEN
                        : state != null && state.endsWith("_TERMINATED") ? End.CANCELLED : End.COMPLETED,
                new ArrayList<>());
    }

    private static Visit visit(ResultSet row) throws SQLException {
        String activity = row.getString("ACT_ID_");
        boolean body = activity.endsWith(BODY);
        Instant began = instant(row, "START_TIME_");
        Instant ended = instant(row, "END_TIME_");
        Instant given = instant(row, "GIVEN_");
        String person = row.getString("ASSIGNEE_");
        String called = row.getString("CALL_PROC_INST_ID_");
        return new Visit(
                row.getString("ID_"),
                row.getString("PARENT_ACT_INST_ID_"),
                body ? activity.substring(0, activity.length() - BODY.length()) : activity,
                row.getString("ACT_TYPE_"),
                body,
                instant(row, "QUEUED_"),
                began,
                ended,
                ended == null ? End.OPEN : row.getInt("ACT_INST_STATE_") == 2 ? End.CANCELLED : End.COMPLETED,
                // Whoever has a task from its beginning is written down with it, in the same moment.
                given == null || given.toEpochMilli() - began.toEpochMilli() < 1_000 ? null : given,
                instant(row, "TOUCHED_"),
                person == null ? "" : person,
                called == null ? "" : called);
    }

    private ModelGraph read(String definitionId) {
        BpmnModelInstance model = pastModels.model(definitionId);
        List<Node> nodes = model.getModelElementsByType(FlowNode.class).stream()
                .map(node -> new Node(node.getId(), name(node, node.getId()), kind(node)))
                .toList();
        List<Flow> flows = new ArrayList<>(model.getModelElementsByType(SequenceFlow.class).stream()
                .map(flow -> new Flow(
                        flow.getId(), flow.getSource().getId(), flow.getTarget().getId(), name(flow, "")))
                .toList());
        List<Flow> aside = new ArrayList<>();
        Label unnamed = new Label("", "", "");
        model.getModelElementsByType(BoundaryEvent.class)
                .forEach(event -> aside.add(new Flow("", event.getAttachedTo().getId(), event.getId(), unnamed)));
        List<String> starts = new ArrayList<>();
        for (StartEvent start : model.getModelElementsByType(StartEvent.class)) {
            if (start.getParentElement() instanceof SubProcess sub && !sub.triggeredByEvent()) {
                aside.add(new Flow("", sub.getId(), start.getId(), unnamed));
            } else {
                starts.add(start.getId());
            }
        }
        return ModelGraph.of(nodes, flows, aside, starts);
    }

    private static Kind kind(FlowNode node) {
        if (node instanceof Gateway) {
            return node instanceof ExclusiveGateway || node instanceof EventBasedGateway
                    ? Kind.CHOICE
                    : node instanceof ParallelGateway ? Kind.FORK : Kind.SEVERAL;
        }
        if (node instanceof UserTask) {
            return Kind.HUMAN;
        }
        if (node instanceof CallActivity || node instanceof SubProcess) {
            return Kind.CONTAINER;
        }
        return node instanceof Task ? Kind.AUTOMATED : Kind.EVENT;
    }

    private static Label name(FlowElement element, String otherwise) {
        String english = element.getName() == null ? otherwise : element.getName();
        String chinese = ModelTexts.chinese(element).orElse(english);
        return new Label(
                PLACE.matcher(english).replaceAll(""), PLACE.matcher(chinese).replaceAll(""), "");
    }

    private static int place(String process) {
        int place = ORDER.indexOf(process);
        return place < 0 ? ORDER.size() : place;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp stored = row.getTimestamp(column);
        return stored == null ? null : stored.toInstant();
    }
}
