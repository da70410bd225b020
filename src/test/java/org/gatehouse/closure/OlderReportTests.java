package org.gatehouse.closure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

/** Reports that were written when they told less still open. */
class OlderReportTests {

    private static final String WRITTEN = """
            {"frame":{"name":"SEO growth","description":"","targetMarket":"","startDate":"2026-01-05",
            "endDate":"2026-03-31","budget":300000,"currency":"CNY"},"goals":[],"time":{"firstFinish":"2026-03-20",
            "approvedFinish":"2026-03-20","start":"2026-01-06","finish":"2026-03-24","over":true,"slipDays":4,"onTime":2,
            "late":1,"baselines":1},"effort":{"firstHours":100,"approvedHours":100,"plannedHours":100,"bookedHours":104.5},
            "scope":{"items":3,"done":3,"open":0,"cancelled":0,"added":0,"lates":[],"drops":[]},"deliverables":[],
            "verdict":{"decision":"accepted","reason":"","person":"fang","at":"2026-03-25T08:00:00Z"},"reviews":[],
            "changes":[{"id":"SEO-C1","title":"More","state":"APPLIED","settled":"2026-02-01","finishBefore":"2026-03-10",
            "finishAfter":"2026-03-20"}],"lessons":[],"noLessonsReason":"None","people":[]}""";

    @Test
    void whatIsNotToldIsEmptyNotAMistake() throws Exception {
        ObjectMapper json = Jackson2ObjectMapperBuilder.json().build();
        Report report = json.readValue(WRITTEN, Report.class);

        assertThat(report.details()).isEqualTo(ReportDetails.NONE);
        assertThat(report.risks()).isEmpty();
        assertThat(report.spent()).isNull();
        assertThat(report.changes().get(0).reason()).isEmpty();
        ReportPlots plots = new ReportPlots(new StaticMessageSource());
        assertThat(plots.curve(report.details(), "CNY", true, Locale.ENGLISH)).isNull();
        assertThat(plots.courses(report.details(), Locale.ENGLISH)).isEqualTo(List.of());
        assertThat(json.readValue(json.writeValueAsString(report), Report.class))
                .isEqualTo(report);
    }
}
