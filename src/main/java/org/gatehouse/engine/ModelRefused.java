package org.gatehouse.engine;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;

/** A deployment breaks the rules for models; the message tells the analyst file, place and what to do instead. */
class ModelRefused extends BadUserRequestException {

    ModelRefused(List<String> findings) {
        super(String.join("\n", findings));
    }
}
