package org.gatehouse.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.gatehouse.delivery.Deliveries;
import org.springframework.stereotype.Component;

/** Puts what a robot is to say in line. */
@Component
class ChatLine {

    static final String CHANNEL = "chat";

    private final Deliveries deliveries;
    private final ObjectMapper json;

    ChatLine(Deliveries deliveries, ObjectMapper json) {
        this.deliveries = deliveries;
        this.json = json;
    }

    void put(ChatBot bot, String key, ChatText text) {
        try {
            deliveries.put(CHANNEL, Long.toString(bot.id()), key, json.writeValueAsString(text));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    ChatText read(String payload) throws JsonProcessingException {
        return json.readValue(payload, ChatText.class);
    }
}
