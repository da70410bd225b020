package org.gatehouse.resource;

import java.math.BigDecimal;
import org.gatehouse.kernel.Facts;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** Money set aside for one thing. */
@Table("budget_line")
public class BudgetLine {

    @Id
    private final Long id;

    @Version
    private int version;

    private final String projectKey;
    private Category category;
    private String description;
    private BigDecimal planned;
    private BigDecimal committed;
    private BigDecimal actual;
    private String currency;

    /** What the money is for. */
    public enum Category {
        LABOUR,
        MATERIAL,
        MEDIA,
        AGENCY,
        EVENT,
        TRAVEL,
        SOFTWARE,
        OTHER
    }

    @PersistenceCreator
    BudgetLine(
            Long id,
            int version,
            String projectKey,
            Category category,
            String description,
            BigDecimal planned,
            BigDecimal committed,
            BigDecimal actual,
            String currency) {
        this.id = id;
        this.version = version;
        this.projectKey = projectKey;
        this.category = category;
        this.description = description;
        this.planned = planned;
        this.committed = committed;
        this.actual = actual;
        this.currency = currency;
    }

    static BudgetLine of(String projectKey, BudgetLineDraft draft) {
        BudgetLine line = new BudgetLine(null, 0, projectKey, null, "", null, null, null, "");
        line.reword(draft);
        return line;
    }

    Facts facts() {
        return Facts.of("category", "budget.category." + category)
                .and("description", description)
                .and("planned", planned)
                .and("committed", committed)
                .and("actualCost", actual)
                .and("currency", currency);
    }

    public Long id() {
        return id;
    }

    public int version() {
        return version;
    }

    public String projectKey() {
        return projectKey;
    }

    public Category category() {
        return category;
    }

    public String description() {
        return description;
    }

    /** What is meant to be spent. */
    public BigDecimal planned() {
        return planned;
    }

    /** What was ordered and not yet paid. */
    public BigDecimal committed() {
        return committed;
    }

    /** What was paid. */
    public BigDecimal actual() {
        return actual;
    }

    public String currency() {
        return currency;
    }

    void reword(BudgetLineDraft draft) {
        this.category = draft.category();
        this.description = draft.description().strip();
        this.planned = draft.planned();
        this.committed = draft.committed();
        this.actual = draft.actual();
        this.currency = draft.currency();
    }
}
