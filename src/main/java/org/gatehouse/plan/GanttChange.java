package org.gatehouse.plan;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;

/**
 * What somebody did to the picture of a plan; which parts count follows from the kind.
 *
 * @param item key of the item it is about
 * @param version of that item as the person saw it
 * @param start of a moved item
 * @param finish of a resized item
 * @param wantedStart as {@code TIMING} restores it, with all that follows
 */
record GanttChange(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES)
        Kind kind,

        String item,
        Integer version,
        LocalDateTime start,
        LocalDateTime finish,
        Integer percent,
        String owner,
        String title,
        String source,
        String target,
        LinkType type,
        Long lag,
        Lag.Unit lagUnit,
        LocalDate wantedStart,
        LocalDate wantedFinish,
        BigDecimal effortHours,
        Integer durationMinutes,
        Constraint.Type constraintType,
        LocalDateTime constraintAt) {

    enum Kind {
        /** The item begins at another moment; its length stays. */
        MOVE,
        /** The item ends at another moment; its start stays. */
        RESIZE,
        PROGRESS,
        OWNER,
        TITLE,
        LINK,
        UNLINK,
        /** The item's wishes and length become again what they were. */
        TIMING
    }

    static GanttChange timing(WorkItem item, int version) {
        return new GanttChange(
                Kind.TIMING,
                item.key(),
                version,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                item.wantedStart(),
                item.wantedFinish(),
                item.effortHours(),
                item.timing().durationMinutes(),
                item.timing().constraintType(),
                item.timing().constraintAt());
    }

    static GanttChange progress(String item, int version, int percent) {
        return about(Kind.PROGRESS, item, version, percent, null, null);
    }

    static GanttChange owner(String item, int version, String owner) {
        return about(Kind.OWNER, item, version, null, owner, null);
    }

    static GanttChange title(String item, int version, String title) {
        return about(Kind.TITLE, item, version, null, null, title);
    }

    static GanttChange link(String source, String target, Dependency link) {
        return tie(Kind.LINK, source, target, link.type(), link.lagAmount(), link.lagUnit());
    }

    static GanttChange unlink(String source, String target) {
        return tie(Kind.UNLINK, source, target, null, null, null);
    }

    private static GanttChange about(Kind kind, String item, int version, Integer percent, String owner, String title) {
        return new GanttChange(
                kind, item, version, null, null, percent, owner, title, null, null, null, null, null, null, null, null,
                null, null, null);
    }

    private static GanttChange tie(Kind kind, String source, String target, LinkType type, Long lag, Lag.Unit lagUnit) {
        return new GanttChange(
                kind, null, null, null, null, null, null, null, source, target, type, lag, lagUnit, null, null, null,
                null, null, null);
    }
}
