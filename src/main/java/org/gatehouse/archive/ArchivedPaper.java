package org.gatehouse.archive;

import java.io.IOException;
import org.gatehouse.project.Project;

/** Something for people to read in an archive that another room writes; an import takes no notice of it. */
interface ArchivedPaper {

    void add(Project project, ZipWriting zip) throws IOException;
}
