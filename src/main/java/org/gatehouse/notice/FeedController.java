package org.gatehouse.notice;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.gatehouse.kernel.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/** Gives calendars what they subscribed to; the secret in the address is the only proof there is. */
@Controller
class FeedController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Feeds feeds;

    FeedController(Feeds feeds) {
        this.feeds = feeds;
    }

    @GetMapping("/feeds/{token}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String token, WebRequest request) {
        Feeds.Content content = feeds.read(token).orElseThrow(() -> new NotFound("feed"));
        String tag = "\"" + content.tag() + "\"";
        if (request.checkNotModified(tag, content.changedAt().toEpochMilli())) {
            return null;
        }
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(
                        CacheControl.maxAge(Duration.ZERO).mustRevalidate().cachePrivate())
                .header("X-Robots-Tag", "noindex")
                .header("Content-Disposition", "inline; filename=\"gatehouse.ics\"")
                .body(content.calendar().getBytes(StandardCharsets.UTF_8));
    }
}
