package org.gatehouse.engine;

import java.io.ByteArrayInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;
import org.gatehouse.kernel.InvalidInput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The versions of models that processes ran on: those deployed here, and those that came with a project from another
 * house. The latter are only looked at; the engine never learns of them, so nothing can be started on them and no version
 * of ours changes its place.
 */
@Component
@Transactional(readOnly = true)
public class PastModels {

    private static final int LARGEST = ModelPolicy.LARGEST;

    /** Definitions of whatever ran for a project; a migrated instance ran on more than one. */
    private static final String OF_PROJECT = """
            (select p.PROC_DEF_ID_ from ACT_HI_PROCINST p where p.ROOT_PROC_INST_ID_ in
                (select v.ROOT_PROC_INST_ID_ from ACT_HI_VARINST v
                  where v.NAME_ = 'projectKey' and v.VAR_TYPE_ = 'string' and v.TEXT_ = :project)
             union
             select a.PROC_DEF_ID_ from ACT_HI_ACTINST a where a.ROOT_PROC_INST_ID_ in
                (select v.ROOT_PROC_INST_ID_ from ACT_HI_VARINST v
                  where v.NAME_ = 'projectKey' and v.VAR_TYPE_ = 'string' and v.TEXT_ = :project))
            """;

    private final JdbcClient sql;
    private final RepositoryService repository;
    private final Engine engine;

    PastModels(JdbcClient sql, RepositoryService repository, Engine engine) {
        this.sql = sql;
        this.repository = repository;
        this.engine = engine;
    }

    /**
     * A version of a process.
     *
     * @param file name of its model within the deployment
     */
    public record Definition(
            String id, String process, int version, String name, String deployment, Instant deployedAt, String file) {}

    /** A file of a deployment: a model, a decision table, a form. */
    public record ModelFile(String deployment, String name, byte[] content) {}

    /** What a project's processes ran on, oldest version first within each process. */
    public List<Definition> of(String projectKey) {
        Stream<Definition> deployed = sql
                .sql("select d.ID_, d.KEY_, d.VERSION_, d.NAME_, d.DEPLOYMENT_ID_, e.DEPLOY_TIME_, d.RESOURCE_NAME_"
                        + " from ACT_RE_PROCDEF d join ACT_RE_DEPLOYMENT e on e.ID_ = d.DEPLOYMENT_ID_ where d.ID_ in "
                        + OF_PROJECT)
                .param("project", projectKey)
                .query((row, number) -> definition(row, row.getTimestamp(6).toInstant()))
                .list()
                .stream();
        Stream<Definition> imported = sql
                .sql("select definition_id, process, version_number, name, deployment, deployed_at, file"
                        + " from imported_definition where definition_id in " + OF_PROJECT)
                .param("project", projectKey)
                .query((row, number) ->
                        definition(row, row.getObject(6, OffsetDateTime.class).toInstant()))
                .list()
                .stream();
        return Stream.concat(deployed, imported)
                .sorted(Comparator.comparing(Definition::process)
                        .thenComparing(Definition::version)
                        .thenComparing(Definition::id))
                .toList();
    }

    /** All files of these deployments, by deployment and name. */
    public List<ModelFile> files(Collection<String> deployments) {
        if (deployments.isEmpty()) {
            return List.of();
        }
        return Stream.of(
                        "select DEPLOYMENT_ID_, NAME_, BYTES_ from ACT_GE_BYTEARRAY where DEPLOYMENT_ID_ in (:deployments)",
                        "select deployment, file, content from imported_model where deployment in (:deployments)")
                .flatMap(query -> sql
                        .sql(query)
                        .param("deployments", deployments)
                        .query((row, number) -> new ModelFile(row.getString(1), row.getString(2), row.getBytes(3)))
                        .list()
                        .stream())
                // What is deployed here stands for a file of the same name that came along.
                .collect(Collectors.toMap(
                        file -> file.deployment() + "/" + file.name(),
                        file -> file,
                        (own, brought) -> own,
                        TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    /** Takes versions over that this house does not have. Models that cannot be drawn are refused. */
    @Transactional
    public void keep(List<Definition> definitions, List<ModelFile> files) {
        Set<String> needed = new HashSet<>();
        for (Definition definition : definitions) {
            if (known("ACT_RE_PROCDEF where ID_", definition.id())
                    || known("imported_definition where definition_id", definition.id())) {
                continue;
            }
            files.stream()
                    .filter(file -> file.deployment().equals(definition.deployment())
                            && file.name().equals(definition.file()))
                    .findFirst()
                    .map(file -> read(file.name(), file.content()))
                    .orElseThrow(() -> new InvalidInput("file", "engine.pastModel.missing", definition.file()));
            sql.sql("insert into imported_definition (definition_id, process, version_number, name, deployment,"
                            + " deployed_at, file) values (:id, :process, :version, :name, :deployment, :at, :file)")
                    .param("id", definition.id())
                    .param("process", definition.process())
                    .param("version", definition.version())
                    .param("name", definition.name())
                    .param("deployment", definition.deployment())
                    .param("at", definition.deployedAt().atOffset(ZoneOffset.UTC))
                    .param("file", definition.file())
                    .update();
            needed.add(definition.deployment());
        }
        for (ModelFile file : files) {
            if (needed.contains(file.deployment()) && isNew(file)) {
                sql.sql("insert into imported_model (deployment, file, content) values (:deployment, :file, :content)")
                        .param("deployment", file.deployment())
                        .param("file", file.name())
                        .param("content", file.content())
                        .update();
            }
        }
    }

    /** The model of a version, wherever it came from. */
    BpmnModelInstance model(String definitionId) {
        boolean ours = engine.unchecked(() -> repository
                        .createProcessDefinitionQuery()
                        .processDefinitionId(definitionId)
                        .count()
                > 0);
        return ours
                ? engine.unchecked(() -> repository.getBpmnModelInstance(definitionId))
                : sql.sql("select m.file, m.content from imported_definition d"
                                + " join imported_model m on m.deployment = d.deployment and m.file = d.file"
                                + " where d.definition_id = :id")
                        .param("id", definitionId)
                        .query((row, number) -> read(row.getString(1), row.getBytes(2)))
                        .single();
    }

    private boolean isNew(ModelFile file) {
        return sql.sql("select count(*) from imported_model where deployment = :deployment and file = :file")
                        .param("deployment", file.deployment())
                        .param("file", file.name())
                        .query(Long.class)
                        .single()
                == 0;
    }

    private boolean known(String where, String id) {
        return sql.sql("select count(*) from " + where + " = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static BpmnModelInstance read(String name, byte[] content) {
        Optional<BpmnModelInstance> model = Optional.empty();
        if (content.length <= LARGEST && XmlPolicy.isPlain(content)) {
            try {
                model = Optional.of(Bpmn.readModelFromStream(new ByteArrayInputStream(content)));
            } catch (ModelException broken) {
                // Refused below, with those that were not even read.
            }
        }
        return model.orElseThrow(() -> new InvalidInput("file", "engine.pastModel.broken", name));
    }

    private static Definition definition(ResultSet row, Instant deployedAt) throws SQLException {
        return new Definition(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4) == null ? "" : row.getString(4),
                row.getString(5),
                deployedAt,
                row.getString(7));
    }
}
