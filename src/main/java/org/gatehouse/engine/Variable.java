package org.gatehouse.engine;

import java.util.ArrayList;
import java.util.Collection;
import org.camunda.bpm.engine.variable.Variables;

/** How routing facts are stored: lists as JSON, because Java serialization is off. */
final class Variable {

    private Variable() {}

    static Object typed(Object value) {
        if (value instanceof Collection<?> many) {
            return Variables.objectValue(new ArrayList<>(many))
                    .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                    .create();
        }
        return value;
    }
}
