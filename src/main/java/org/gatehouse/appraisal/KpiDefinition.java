package org.gatehouse.appraisal;

import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An indicator that human resources offers.
 *
 * @param forRole {@code MEMBER} or {@code MANAGER}: whose first proposal it is part of
 */
@Table("kpi_definition")
record KpiDefinition(
        @Id Long id,
        @Version int version,
        String forRole,
        String nameEn,
        String nameZh,
        Source source,
        String unit,
        int weight,
        BigDecimal targetValue,
        BigDecimal zeroValue,
        boolean retired) {

    static final String MEMBER = "MEMBER";
    static final String MANAGER = "MANAGER";

    public String name(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? nameZh : nameEn;
    }

    KpiDraft draft() {
        return new KpiDraft(nameEn, nameZh, source, null, unit, weight, targetValue, zeroValue);
    }
}
