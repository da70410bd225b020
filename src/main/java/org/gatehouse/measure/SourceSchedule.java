package org.gatehouse.measure;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Fetches what is due; of several nodes whoever claims a source first. */
@Component
@EnableScheduling
@ConditionalOnProperty(name = "gatehouse.readings.fetch", matchIfMissing = true)
class SourceSchedule {

    private static final int AT_ONCE = 20;

    private final ReadingSources sources;
    private final SourceRun runs;

    SourceSchedule(ReadingSources sources, SourceRun runs) {
        this.sources = sources;
        this.runs = runs;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void fetch() {
        for (ReadingSource source : sources.due(AT_ONCE)) {
            if (sources.claim(source)) {
                runs.run(source);
            }
        }
    }
}
