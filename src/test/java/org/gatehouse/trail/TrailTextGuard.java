package org.gatehouse.trail;

import java.util.Locale;
import org.gatehouse.kernel.ProjectEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** In the tests' house an event whose trail line has no text in one of the languages fails whatever published it. */
@Component
@Profile("test")
class TrailTextGuard {

    private final MessageSource messages;

    TrailTextGuard(MessageSource messages) {
        this.messages = messages;
    }

    @EventListener
    void check(ProjectEvent event) {
        String room = event.action().substring(0, Math.max(0, event.action().indexOf('.')));
        if (getClass().getResource("/messages/" + room + ".properties") == null) {
            return;
        }
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
            String text = messages.getMessage("trail." + event.action(), new Object[] {"subject"}, null, locale);
            if (text == null) {
                throw new IllegalStateException(event.getClass().getSimpleName() + " says " + event.action()
                        + ", but there is no message trail." + event.action() + " in "
                        + locale.getDisplayLanguage(Locale.ENGLISH));
            }
            if (messages.getMessage("trail.kind." + room, null, null, locale) == null) {
                throw new IllegalStateException("The trail's filter has no word for " + room + ": trail.kind." + room
                        + " in " + locale.getDisplayLanguage(Locale.ENGLISH));
            }
        }
    }
}
