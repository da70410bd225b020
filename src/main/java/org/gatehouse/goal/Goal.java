package org.gatehouse.goal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gatehouse.kernel.Facts;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** One thing the project is to achieve, with how it is measured and where it is weak. */
@Table("goal")
public class Goal {

    @Id
    @Column("goal_key")
    private final String key;

    @Version
    private int version;

    private final String projectKey;
    private String statement;
    private String metric;
    private String unit;
    private BigDecimal baselineValue;
    private BigDecimal targetValue;
    private LocalDate deadline;
    private String why;
    private String ownerId;

    @MappedCollection(idColumn = "goal_key", keyColumn = "finding_no")
    private final List<Finding> findings;

    @PersistenceCreator
    Goal(
            String key,
            int version,
            String projectKey,
            String statement,
            String metric,
            String unit,
            BigDecimal baselineValue,
            BigDecimal targetValue,
            LocalDate deadline,
            String why,
            String ownerId,
            List<Finding> findings) {
        this.key = key;
        this.version = version;
        this.projectKey = projectKey;
        this.statement = statement;
        this.metric = metric;
        this.unit = unit;
        this.baselineValue = baselineValue;
        this.targetValue = targetValue;
        this.deadline = deadline;
        this.why = why;
        this.ownerId = ownerId;
        this.findings = new ArrayList<>(findings);
    }

    static Goal of(String key, String projectKey, GoalDraft draft) {
        Goal goal = new Goal(key, 0, projectKey, "", "", "", null, null, null, "", "", List.of());
        goal.reword(draft);
        return goal;
    }

    public String key() {
        return key;
    }

    public int version() {
        return version;
    }

    public String projectKey() {
        return projectKey;
    }

    public String statement() {
        return statement;
    }

    /** What is measured; empty until it is named. */
    public String metric() {
        return metric;
    }

    public String unit() {
        return unit;
    }

    /** Value of the metric before the project; null while unknown. */
    public BigDecimal baselineValue() {
        return baselineValue;
    }

    /** Value to reach; null while not set. */
    public BigDecimal targetValue() {
        return targetValue;
    }

    /** Last day on which the target is to be reached; null while not set. */
    public LocalDate deadline() {
        return deadline;
    }

    /** Why it matters. */
    public String why() {
        return why;
    }

    public String ownerId() {
        return ownerId;
    }

    /** Where it is weak, as the decision table sees it; empty for a SMART goal. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    public boolean isSmart() {
        return findings.isEmpty();
    }

    Facts facts() {
        return Facts.of("statement", statement)
                .and("metric", metric)
                .and("unit", unit)
                .and("baselineValue", baselineValue)
                .and("targetValue", targetValue)
                .and("deadline", deadline)
                .and("why", why)
                .and("ownerId", ownerId);
    }

    void reword(GoalDraft draft) {
        this.statement = draft.statement().strip();
        this.metric = draft.metric().strip();
        this.unit = draft.unit().strip();
        this.baselineValue = draft.baselineValue();
        this.targetValue = draft.targetValue();
        this.deadline = draft.deadline();
        this.why = draft.why().strip();
        this.ownerId = draft.ownerId();
    }

    /** Takes over what an approved change asks for; null leaves a value as it is. */
    void retarget(BigDecimal target, LocalDate end) {
        this.targetValue = target == null ? targetValue : target;
        this.deadline = end == null ? deadline : end;
    }

    /** Takes the judgement over; tells whether it changed. */
    boolean judged(List<Finding> judgement) {
        if (findings.equals(judgement)) {
            return false;
        }
        findings.clear();
        findings.addAll(judgement);
        return true;
    }

    /**
     * One weakness.
     *
     * @param letter S, M, A, R or T
     */
    @Table("goal_finding")
    public record Finding(String letter, String english, String chinese) {

        public String in(Locale locale) {
            return "zh".equals(locale.getLanguage()) ? chinese : english;
        }
    }
}
