package org.gatehouse.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.delivery.Courier;
import org.gatehouse.delivery.Outcome;
import org.gatehouse.delivery.Parcel;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.outbound.Answer;
import org.gatehouse.outbound.Outbound;
import org.gatehouse.outbound.Refused;
import org.gatehouse.outbound.Request;
import org.gatehouse.outbound.Unanswered;
import org.gatehouse.webhook.Messages.Message;
import org.gatehouse.webhook.Messages.State;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Posts a message to its webhook, signed; any answer of the 200s is a receipt. */
@Component
class WebhookCourier implements Courier {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int GONE = 410;

    private final Webhooks webhooks;
    private final Messages messages;
    private final Outbound outbound;
    private final MessageSource texts;
    private final Clock clock;

    WebhookCourier(Webhooks webhooks, Messages messages, Outbound outbound, MessageSource texts, Clock clock) {
        this.webhooks = webhooks;
        this.messages = messages;
        this.outbound = outbound;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public String channel() {
        return Telling.CHANNEL;
    }

    @Override
    public Outcome deliver(Parcel parcel) {
        Message message = messages.find(Long.parseLong(parcel.payload())).orElse(null);
        Webhook webhook =
                message == null ? null : webhooks.find(message.webhook()).orElse(null);
        if (webhook == null) {
            return Outcome.hopeless("removed");
        }
        if (!webhook.isActive()) {
            messages.tried(message.id(), State.FAILED, null, 0, "webhook.problem.off", clock.instant());
            return Outcome.hopeless("switched off");
        }
        Instant before = clock.instant();
        long start = System.nanoTime();
        try {
            Answer answer = outbound.send(request(webhook, message, before));
            return settle(webhook, message, answer, milliseconds(start));
        } catch (Refused refused) {
            String problem = refused.problems().get(0).message();
            messages.tried(message.id(), State.FAILED, null, milliseconds(start), problem, clock.instant());
            webhooks.failed(webhook.id());
            return Outcome.hopeless(words(refused));
        } catch (Unanswered none) {
            String problem = none.problems().get(0).message();
            messages.tried(message.id(), State.WAITING, null, milliseconds(start), problem, clock.instant());
            webhooks.failed(webhook.id());
            return Outcome.again(words(none));
        }
    }

    private Outcome settle(Webhook webhook, Message message, Answer answer, long duration) {
        if (answer.isSuccess()) {
            messages.tried(message.id(), State.DELIVERED, answer.status(), duration, "", clock.instant());
            webhooks.answered(webhook);
            return Outcome.done();
        }
        boolean gone = answer.status() == GONE;
        messages.tried(
                message.id(),
                gone ? State.FAILED : State.WAITING,
                answer.status(),
                duration,
                gone ? "webhook.problem.gone" : "webhook.problem.status",
                clock.instant());
        if (gone) {
            webhooks.gone(webhook.id());
            return Outcome.hopeless("410");
        }
        webhooks.failed(webhook.id());
        return Outcome.again(Integer.toString(answer.status()), pause(answer));
    }

    private Request request(Webhook webhook, Message message, Instant now) {
        byte[] body = message.payload().getBytes(StandardCharsets.UTF_8);
        long seconds = now.getEpochSecond();
        String signatures = webhook.secrets(now).stream()
                .map(secret -> Secret.signature(secret, message.messageId(), seconds, body))
                .collect(Collectors.joining(" "));
        return Request.post(
                URI.create(webhook.url()),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "webhook-id",
                        message.messageId(),
                        "webhook-timestamp",
                        Long.toString(seconds),
                        "webhook-signature",
                        signatures),
                body,
                TIMEOUT);
    }

    /** What a side that has too much to do asks for, within reason. */
    private static Duration pause(Answer answer) {
        String seconds = answer.headers().getOrDefault("Retry-After", "");
        if (!seconds.matches("\\d{1,6}")) {
            return Duration.ZERO;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    /** For whoever looks after the line of deliveries, as the other couriers' words are. */
    private String words(InvalidInput why) {
        Problem problem = why.problems().get(0);
        return texts.getMessage(problem.message(), problem.arguments().toArray(), Locale.ENGLISH);
    }

    private static long milliseconds(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
