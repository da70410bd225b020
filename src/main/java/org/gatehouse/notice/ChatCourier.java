package org.gatehouse.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.delivery.Courier;
import org.gatehouse.delivery.Outcome;
import org.gatehouse.delivery.Parcel;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.outbound.Outbound;
import org.gatehouse.outbound.Refused;
import org.gatehouse.outbound.Unanswered;
import org.gatehouse.person.People;
import org.springframework.stereotype.Component;

/** Says it in the chat, signed at the moment of each attempt, and keeps for the robot's owner how that went. */
@Component
class ChatCourier implements Courier {

    private final ChatBotRows bots;
    private final ChatLine line;
    private final NoticeTexts texts;
    private final People people;
    private final Outbound outbound;
    private final Clock clock;

    ChatCourier(ChatBotRows bots, ChatLine line, NoticeTexts texts, People people, Outbound outbound, Clock clock) {
        this.bots = bots;
        this.line = line;
        this.texts = texts;
        this.people = people;
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public String channel() {
        return ChatLine.CHANNEL;
    }

    @Override
    public Outcome deliver(Parcel parcel) {
        Optional<ChatBot> found = bots.find(Long.parseLong(parcel.recipient()));
        if (found.isEmpty()) {
            return Outcome.hopeless("the robot was removed");
        }
        ChatBot bot = found.get();
        if (bot.personId() != null && !people.exists(bot.personId())) {
            return Outcome.hopeless("its person left");
        }
        Outcome outcome = say(bot, parcel);
        if (outcome.equals(Outcome.done())) {
            bots.answered(bot.id(), clock.instant());
        } else {
            bots.failed(bot.id(), outcome.reason());
        }
        return outcome;
    }

    private Outcome say(ChatBot bot, Parcel parcel) {
        try {
            ChatFormat format = bot.kind().format();
            return format.read(outbound.send(
                    format.request(bot.address(), bot.secret(), line.read(parcel.payload()), clock.instant())));
        } catch (JsonProcessingException broken) {
            return Outcome.hopeless(broken.getOriginalMessage());
        } catch (Refused inside) {
            return Outcome.hopeless(words(bot, inside));
        } catch (Unanswered silent) {
            return Outcome.again(words(bot, silent));
        }
    }

    private String words(ChatBot bot, InvalidInput why) {
        Problem problem = why.problems().get(0);
        return texts.message(
                bot.locale(), problem.message(), problem.arguments().toArray());
    }
}
