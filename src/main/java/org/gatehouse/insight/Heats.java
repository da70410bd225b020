package org.gatehouse.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

/** The figures of a picture, as the picture on the page reads them. Templates say {@code @heats}. */
@Component("heats")
class Heats {

    private final ObjectMapper json;

    Heats(ObjectMapper json) {
        this.json = json;
    }

    public String json(Heat heat) {
        try {
            return json.writeValueAsString(heat);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
