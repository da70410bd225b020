package org.gatehouse.trail;

import java.util.List;
import java.util.Locale;
import org.gatehouse.seal.Finding;
import org.gatehouse.seal.Sealed;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The trail's chain under the eyes of whoever checks seals. */
@Component
class TrailSeal implements Sealed {

    private final TrailLines lines;
    private final MessageSource messages;

    TrailSeal(TrailLines lines, MessageSource messages) {
        this.lines = lines;
        this.messages = messages;
    }

    @Override
    public String kind() {
        return "trail";
    }

    /** In one transaction, and no further than the end it began with: lines may be appended meanwhile. */
    @Override
    @Transactional(readOnly = true)
    public Finding verify(String projectKey) {
        TrailHead head = lines.head(projectKey);
        TrailCheck check = new TrailCheck();
        List<SealedLine> batch = lines.kept(projectKey, 0);
        while (!batch.isEmpty() && check.take(batch)) {
            batch = lines.kept(projectKey, batch.get(batch.size() - 1).number());
        }
        TrailCheck.Break found = check.end(head);
        if (found != null
                && found.fault() == TrailCheck.Fault.FOREIGN
                && !lines.head(projectKey).equals(head)) {
            return verify(projectKey);
        }
        return found == null
                ? Finding.whole(kind(), check.checked())
                : Finding.broken(
                        kind(),
                        check.checked(),
                        found.number(),
                        words(found, Locale.ENGLISH),
                        words(found, Locale.SIMPLIFIED_CHINESE),
                        "/projects/" + projectKey + "/trail");
    }

    private String words(TrailCheck.Break found, Locale locale) {
        return messages.getMessage(
                "trail.broken." + found.fault(), new Object[] {Integer.toString(found.number())}, locale);
    }
}
