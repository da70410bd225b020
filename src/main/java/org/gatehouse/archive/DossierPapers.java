package org.gatehouse.archive;

import java.io.IOException;
import org.gatehouse.gate.DossierFiles;
import org.gatehouse.project.Project;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What stood before the approvers, as it was sealed and to read. */
@Component
class DossierPapers implements ArchivedPaper {

    private final DossierFiles dossiers;

    DossierPapers(DossierFiles dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public void add(Project project, ZipWriting zip) throws IOException {
        dossiers.each(
                project,
                LocaleContextHolder.getLocale(),
                (name, content) -> zip.add("dossiers/" + name, out -> out.write(content)));
    }
}
