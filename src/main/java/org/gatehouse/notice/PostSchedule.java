package org.gatehouse.notice;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few seconds whether something may leave. */
@Component
@EnableScheduling
@ConditionalOnProperty(name = "gatehouse.delivery.send", matchIfMissing = true)
class PostSchedule {

    private final Post post;

    PostSchedule(Post post) {
        this.post = post;
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT10S")
    void collect() {
        post.collect();
    }
}
