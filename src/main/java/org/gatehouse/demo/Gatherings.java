package org.gatehouse.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.gatehouse.document.Documents;
import org.gatehouse.meeting.MeetingDraft;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.meeting.MinutesBook;
import org.gatehouse.meeting.Rhythm;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** People of a story meet and write down what they think. */
@Component
@Profile("demo")
class Gatherings {

    private final Cast cast;
    private final Meetings meetings;
    private final MinutesBook minutes;
    private final Documents documents;

    Gatherings(Cast cast, Meetings meetings, MinutesBook minutes, Documents documents) {
        this.cast = cast;
        this.meetings = meetings;
        this.minutes = minutes;
        this.documents = documents;
    }

    /** Every Wednesday at half past nine; returns the series' key. */
    String weekly(String project, LocalDate first, LocalDate last, String... people) {
        Rhythm wednesdays = new Rhythm(Rhythm.Kind.WEEKLY, 1, Set.of(DayOfWeek.WEDNESDAY), 0, 0, last, 0);
        return cast.as("lin", () -> {
            MeetingDraft draft = MeetingDraft.single("SEO 项目周会", first.atTime(9, 30), 45, people)
                    .again(wednesdays, false);
            return meetings.plan(project, draft);
        });
    }

    /** The first one is held, and what was agreed is somebody's work from then on. */
    void hold(String project, String series, LocalDate due) {
        cast.act("chen", () -> minutes.addPoint(project, series, 1, "关键词清单评审", "chen", 15));
        cast.act("lin", () -> {
            minutes.write(project, series, 1, 0, """
                    ## 进展
                    - 技术审计已完成：**首屏速度**与重复标题是主要问题
                    - 关键词研究收尾，共 126 个词，已按意图分组

                    ## 讨论
                    首批文章先做采购意图明确的词；英文页面由 Amy 单独排期。
                    """, List.of("lin", "chen", "wu", "sun"));
            minutes.addDecision(project, series, 1, "首批 10 篇文章只覆盖采购意图的关键词，品牌词放到第二批。");
            minutes.addAction(project, series, 1, "联系两家行业媒体，确认供稿档期", "chen", due);
            minutes.publish(project, series, 1, 1);
        });
    }

    /** Returns the document's key. */
    String write(String project, String title, String text) {
        return cast.as("wu", () -> documents.write(project, title, text, ""));
    }

    void rewrite(String project, String document, String text, String reason) {
        cast.act("wu", () -> documents.save(project, document, 1, text, reason));
    }
}
