package org.gatehouse.engine;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.BadUserRequestException;

/** No model instantiates a class by its name; work is done by an {@link AutomatedStep}, named by its bean. */
final class NoClasses implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new BadUserRequestException("classes are not instantiated for a model: " + type.getName());
    }
}
