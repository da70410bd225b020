package org.gatehouse.appraisal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.Answer;
import org.gatehouse.engine.AutomatedStep;
import org.gatehouse.engine.HumanStep;
import org.gatehouse.engine.Running;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the {@code appraisal} model asks of us; its variable {@code appraisal} says which one it is. */
@Configuration(proxyBeanMethods = false)
class AppraisalProcess {

    @Bean
    HumanStep proposeKpis(Agreements agreements, Doors doors) {
        return HumanStep.of(Set.of("note"), Set.of(), answer -> {
            agreements.propose(of(doors, answer), answer.person(), answer.text("note"));
            return Map.of();
        });
    }

    @Bean
    HumanStep agreeKpis(Agreements agreements, Doors doors) {
        return HumanStep.of(Set.of("outcome", "comment"), Set.of("kpisAgreed"), answer -> {
            boolean agreed =
                    answer.choice("outcome", Set.of("agree", "comment")).equals("agree");
            return Map.of(
                    "kpisAgreed",
                    agreements.answer(of(doors, answer), answer.person(), agreed, answer.text("comment")));
        });
    }

    @Bean
    HumanStep answerChange(Agreements agreements, Doors doors) {
        return HumanStep.of(Set.of("outcome", "comment"), Set.of(), answer -> {
            boolean agreed =
                    answer.choice("outcome", Set.of("agree", "decline")).equals("agree");
            agreements.answerChange(of(doors, answer), answer.person(), agreed, answer.text("comment"));
            return Map.of();
        });
    }

    @Bean
    AutomatedStep measureFacts(Talks talks, Doors doors) {
        return AutomatedStep.of(running -> talks.begin(of(doors, running)));
    }

    @Bean
    HumanStep selfReview(Talks talks, Doors doors) {
        return HumanStep.of(Set.of("selfText"), Set.of(), answer -> {
            talks.describeSelf(of(doors, answer), answer.person(), answer.text("selfText"));
            return Map.of();
        });
    }

    @Bean
    HumanStep reviewPerformance(Talks talks, Doors doors) {
        return HumanStep.of(Set.of("reviewText"), Set.of(), answer -> {
            talks.review(of(doors, answer), answer.person(), answer.text("reviewText"));
            return Map.of();
        });
    }

    @Bean
    AutomatedStep rateResult(Talks talks, Doors doors) {
        return AutomatedStep.of(running -> talks.rate(of(doors, running)));
    }

    @Bean
    HumanStep holdTalk(Talks talks, Doors doors) {
        return HumanStep.of(Set.of("talkOn", "talkPlace", "notes"), Set.of(), answer -> {
            talks.talk(
                    of(doors, answer),
                    answer.person(),
                    answer.date("talkOn"),
                    answer.text("talkPlace"),
                    answer.text("notes"));
            return Map.of();
        });
    }

    @Bean
    HumanStep acknowledgeResult(Talks talks, Doors doors) {
        return HumanStep.of(Set.of("outcome", "notes", "reason"), Set.of("resultAppealed", "appealJudge"), answer -> {
            Appraisal it = of(doors, answer);
            Map<String, Object> routes = new HashMap<>();
            boolean appealed =
                    answer.choice("outcome", Set.of("acknowledge", "appeal")).equals("appeal");
            routes.put("resultAppealed", appealed);
            routes.put("appealJudge", null);
            if (appealed) {
                routes.put(
                        "appealJudge", talks.appeal(it, answer.person(), answer.text("notes"), answer.text("reason")));
            } else {
                talks.acknowledge(it, answer.person(), answer.text("notes"));
            }
            return routes;
        });
    }

    @Bean
    AutomatedStep noteSilence(Talks talks, Doors doors) {
        return AutomatedStep.of(running -> talks.remainSilent(of(doors, running)));
    }

    @Bean
    HumanStep answerAppeal(Talks talks, Doors doors) {
        return HumanStep.of(Set.of("outcome", "scores", "answer"), Set.of(), answer -> {
            boolean upheld =
                    answer.choice("outcome", Set.of("uphold", "change")).equals("uphold");
            talks.answer(of(doors, answer), answer.person(), upheld, answer.text("scores"), answer.text("answer"));
            return Map.of();
        });
    }

    @Bean
    AutomatedStep escalateAppeal(Talks talks, Doors doors) {
        return AutomatedStep.of(running -> talks.escalateAppeal(of(doors, running)));
    }

    @Bean
    AutomatedStep concludeAppraisal(Talks talks, Doors doors) {
        return AutomatedStep.of(running -> talks.close(of(doors, running)));
    }

    @Bean
    AutomatedStep remindParticipant(Talks talks, Doors doors) {
        return AutomatedStep.of(running -> talks.remind(of(doors, running)));
    }

    @Bean
    AutomatedStep escalateAppraisal(Talks talks, Doors doors) {
        return AutomatedStep.of(running -> talks.escalate(of(doors, running)));
    }

    private static Appraisal of(Doors doors, Answer answer) {
        return doors.require(Long.parseLong(answer.variable("appraisal")));
    }

    private static Appraisal of(Doors doors, Running running) {
        return doors.require(Long.parseLong(running.text("appraisal")));
    }
}
