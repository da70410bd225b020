package org.gatehouse.resource;

import java.math.BigDecimal;
import java.time.LocalDate;
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
    private BigDecimal paidAmount;
    private LocalDate paidOn;
    private String paidBy;

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
            String currency,
            BigDecimal paidAmount,
            LocalDate paidOn,
            String paidBy) {
        this.id = id;
        this.version = version;
        this.projectKey = projectKey;
        this.category = category;
        this.description = description;
        this.planned = planned;
        this.committed = committed;
        this.actual = actual;
        this.currency = currency;
        this.paidAmount = paidAmount;
        this.paidOn = paidOn;
        this.paidBy = paidBy;
    }

    static BudgetLine of(String projectKey, BudgetLineDraft draft) {
        BudgetLine line = new BudgetLine(null, 0, projectKey, null, "", null, null, null, "", null, null, null);
        line.reword(draft);
        return line;
    }

    Facts facts() {
        return Facts.of("category", "budget.category." + category)
                .and("description", description)
                .and("planned", planned)
                .and("committed", committed)
                .and("actualCost", actual)
                .and("currency", currency)
                .and("paidOn", paidOn);
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

    /** Who said last that the line is paid, and settled with that; null where nobody did. */
    public String paidBy() {
        return paidBy;
    }

    /** Null where nobody said, and of lines that were paid before days were kept. */
    public LocalDate paidOn() {
        return paidOn;
    }

    /** What was paid in all; 0 where nothing had to be. Null where nobody said that the line is settled. */
    public BigDecimal paidAmount() {
        return paidAmount;
    }

    /** Somebody said what was paid, and neither an order nor another amount came after. */
    public boolean isPaid() {
        return paidAmount != null && committed.signum() == 0 && actual.compareTo(paidAmount) == 0;
    }

    /** Money is meant, ordered or spent and nobody said yet that the line is settled. */
    public boolean isUnpaid() {
        return !isPaid() && planned.add(committed).add(actual).signum() > 0;
    }

    /** Nothing more is to be paid: orders are either in the amount or void. */
    void pay(BigDecimal amount, LocalDate day, String person) {
        this.actual = amount;
        this.committed = BigDecimal.ZERO;
        this.paidAmount = amount;
        this.paidOn = day;
        this.paidBy = person;
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
