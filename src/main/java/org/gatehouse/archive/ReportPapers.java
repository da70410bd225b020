package org.gatehouse.archive;

import java.io.IOException;
import java.util.Optional;
import org.gatehouse.closure.ReportPaper;
import org.gatehouse.project.Project;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The closure report as it was written. */
@Component
class ReportPapers implements ArchivedPaper {

    private final ReportPaper report;

    ReportPapers(ReportPaper report) {
        this.report = report;
    }

    @Override
    public void add(Project project, ZipWriting zip) throws IOException {
        Optional<byte[]> written = report.written(project, LocaleContextHolder.getLocale());
        if (written.isPresent()) {
            zip.add("report.pdf", out -> out.write(written.get()));
        }
    }
}
