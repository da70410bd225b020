package org.gatehouse.code;

import java.util.List;

/**
 * What a delivery tells.
 *
 * @param repository with its owner, as its provider writes it
 * @param events empty where it is nothing that is kept
 */
record Told(String repository, List<Happened> events) {

    /** @param event in GitHub's words where it is one that is read */
    static Told by(Provider provider, String event, Payload payload) {
        return provider == Provider.GITLAB ? LabReader.read(payload) : HubReader.read(event, payload);
    }
}
