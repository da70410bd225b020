package org.gatehouse.closure;

import java.util.Locale;
import java.util.Optional;
import org.gatehouse.print.Paper;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A project's closure report as a PDF; who may ask is the caller's affair. */
@Component
@Transactional(readOnly = true)
public class ReportPaper {

    private final Closures closures;
    private final ReportView view;
    private final Paper paper;

    ReportPaper(Closures closures, ReportView view, Paper paper) {
        this.closures = closures;
        this.view = view;
        this.paper = paper;
    }

    /** As it was written; empty while the project has none. */
    public Optional<byte[]> written(Project project, Locale locale) {
        return closures.report(project).writtenAt() == null ? Optional.empty() : Optional.of(now(project, locale));
    }

    /** As it was written, or what it would say now. */
    byte[] now(Project project, Locale locale) {
        return paper.pdf("closure/paper", view.of(project, locale), locale);
    }
}
