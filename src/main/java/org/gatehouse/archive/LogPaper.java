package org.gatehouse.archive;

import java.io.IOException;
import org.gatehouse.insight.EventLog;
import org.gatehouse.insight.EventLog.Format;
import org.gatehouse.insight.EventLog.Resources;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/** What really ran, for tools of process mining. */
@Component
class LogPaper implements ArchivedPaper {

    private final EventLog log;

    LogPaper(EventLog log) {
        this.log = log;
    }

    @Override
    public void add(Project project, ZipWriting zip) throws IOException {
        zip.add("log.xes", out -> log.ofProject(project.key(), Format.XES, Resources.NAMED, out));
    }
}
