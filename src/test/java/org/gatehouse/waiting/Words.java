package org.gatehouse.waiting;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.schedule.WorkCalendar;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The room's words without the house: on Wednesday, 2 December 2026, at 10:00. */
final class Words {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Instant NOW = at("2026-12-02T10:00");

    private static final Map<String, String> NAMES = Map.of("fang", "方敏", "zhao", "赵磊", "chen", "陈杰", "lin", "林悦");

    private Words() {}

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    static Wording in(Locale locale) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/waiting", "messages/common", "messages/gate");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Wording(messages, locale, id -> NAMES.getOrDefault(id, id), WorkCalendar.HOUSE, NOW, ZONE);
    }
}
