package org.gatehouse.measure;

import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.measure.Reading.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fetches a source, takes what it says, and keeps how that went; nobody's transaction waits for a network. */
@Component
class SourceRun {

    private static final Logger LOG = LoggerFactory.getLogger(SourceRun.class);

    private final ReadingSources sources;
    private final SourceFetch fetch;
    private final Metrics metrics;
    private final Readings readings;

    SourceRun(ReadingSources sources, SourceFetch fetch, Metrics metrics, Readings readings) {
        this.sources = sources;
        this.fetch = fetch;
        this.metrics = metrics;
        this.readings = readings;
    }

    void run(ReadingSource source) {
        try {
            sources.succeeded(source.id(), take(source));
        } catch (Refusal refused) {
            sources.failed(source.id(), refused);
        } catch (RuntimeException broken) {
            LOG.error("Fetching the source {} failed", source.id(), broken);
            sources.failed(source.id(), new InvalidInput("", "measure.source.broken"));
        }
    }

    private Taken take(ReadingSource source) {
        byte[] file = fetch.fetch(source.location());
        Metric chosen = source.metricId() == null ? null : metrics.require(source.projectKey(), source.metricId());
        Told told = ReadingFile.read(file, metrics.of(source.projectKey()), chosen);
        return readings.keep(source.projectKey(), told, Origin.SOURCE, source.location());
    }
}
