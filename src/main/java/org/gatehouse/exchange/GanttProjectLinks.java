package org.gatehouse.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.mpxj.Duration;
import org.mpxj.ProjectFile;
import org.mpxj.Relation;
import org.mpxj.RelationType;
import org.mpxj.Task;
import org.mpxj.TimeUnit;

/** MPXJ 14.3.4 reads the links of GanttProject's outermost tasks only; this adds those of the tasks within them. */
final class GanttProjectLinks {

    private GanttProjectLinks() {}

    static void complete(Path file, ProjectFile project) throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Deque<String> open = new ArrayDeque<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT && "task".equals(reader.getLocalName())) {
                    open.push(String.valueOf(reader.getAttributeValue(null, "id")));
                } else if (event == XMLStreamConstants.END_ELEMENT && "task".equals(reader.getLocalName())) {
                    open.poll();
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && "depend".equals(reader.getLocalName())
                        && open.size() > 1) {
                    link(project, open.peek(), reader);
                }
            }
        }
    }

    private static void link(ProjectFile project, String predecessor, XMLStreamReader depend) {
        Task from = task(project, predecessor);
        Task to = task(project, String.valueOf(depend.getAttributeValue(null, "id")));
        boolean there = from == null
                || to == null
                || to.getPredecessors().stream().anyMatch(it -> it.getPredecessorTask() == from);
        if (!there) {
            to.addPredecessor(new Relation.Builder()
                    .predecessorTask(from)
                    .type(type(depend.getAttributeValue(null, "type")))
                    .lag(Duration.getInstance(days(depend.getAttributeValue(null, "difference")), TimeUnit.DAYS)));
        }
    }

    /** MPXJ counts from 1 where GanttProject counts from 0. */
    private static Task task(ProjectFile project, String id) {
        return id.matches("\\d{1,8}") ? project.getTaskByUniqueID(Integer.parseInt(id) + 1) : null;
    }

    private static int days(String difference) {
        return difference != null && difference.matches("-?\\d{1,6}") ? Integer.parseInt(difference) : 0;
    }

    private static RelationType type(String number) {
        return switch (String.valueOf(number)) {
            case "1" -> RelationType.START_START;
            case "3" -> RelationType.FINISH_FINISH;
            case "4" -> RelationType.START_FINISH;
            default -> RelationType.FINISH_START;
        };
    }
}
