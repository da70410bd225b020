package org.gatehouse.code;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Small marks of what happens to an item's code, in other rooms' lists. */
@Component("codeMarks")
@Transactional(readOnly = true)
public class CodeMarks {

    private final CodeEvents events;

    CodeMarks(CodeEvents events) {
        this.events = events;
    }

    /** By item; who may ask is the caller's affair. */
    public Map<String, CodeEvents.Mark> of(String projectKey) {
        return events.marks(projectKey);
    }
}
