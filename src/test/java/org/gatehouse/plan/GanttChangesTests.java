package org.gatehouse.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.plan.Gantt.Bar;
import org.gatehouse.plan.Gantt.Tie;
import org.gatehouse.plan.GanttChanges.Answer;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is done to the picture of a plan, and the answer that tells what it moved. */
class GanttChangesTests extends PlanTest {

    @Autowired
    GanttChanges changes;

    private String key;

    @BeforeEach
    void threeInARow() {
        key = newProject();
        add(key, item("A", 16));
        add(key, item("B", 8).after(key + "-1"));
        add(key, item("C", 8));
    }

    @Test
    void aDraggedBarTakesItsFollowersAlongAndCanBePutBack() {
        Answer answer =
                apply(timed(GanttChange.Kind.MOVE, "1", MONDAY.plusDays(2).atTime(0, 0), null));
        assertThat(answer.items()).extracting(Bar::id).contains(key + "-1", key + "-2");
        assertThat(item("1").startAt()).isEqualTo(MONDAY.plusDays(2).atTime(9, 0));
        assertThat(item("2").startAt()).isEqualTo(MONDAY.plusDays(4).atTime(9, 0));
        apply(answer.undo());
        assertThat(item("1").startAt()).isEqualTo(MONDAY.atTime(9, 0));
        assertThat(item("1").timing()).isEqualTo(Timing.FREE);
        assertThat(item("2").startAt()).isEqualTo(MONDAY.plusDays(2).atTime(9, 0));
    }

    @Test
    void aBarDroppedOnAWeekendBeginsOnMonday() {
        apply(timed(GanttChange.Kind.MOVE, "3", MONDAY.plusDays(5).atTime(11, 0), null));
        assertThat(item("3").startAt()).isEqualTo(MONDAY.plusDays(7).atTime(9, 0));
    }

    @Test
    void aBarDraggedAtItsEndLastsLonger() {
        Answer answer = apply(
                timed(GanttChange.Kind.RESIZE, "1", null, MONDAY.plusDays(3).atTime(18, 0)));
        assertThat(item("1").timing().durationMinutes()).isEqualTo(4 * 480);
        assertThat(item("2").startAt()).isEqualTo(MONDAY.plusDays(4).atTime(9, 0));
        apply(answer.undo());
        assertThat(item("1").timing().durationMinutes()).isNull();
        assertThatThrownBy(() -> apply(timed(GanttChange.Kind.RESIZE, "1", null, MONDAY.atTime(8, 0))))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void linksOfAllTypesComeAndGo() {
        for (LinkType type : LinkType.values()) {
            Answer linked = apply(tie(GanttChange.Kind.LINK, "2", "3", type));
            assertThat(linked.links()).extracting(Tie::type).containsExactly(type);
            Answer gone = apply(linked.undo());
            assertThat(gone.removedLinks()).containsExactly(key + "-2>" + key + "-3");
        }
        assertThatThrownBy(() -> apply(tie(GanttChange.Kind.LINK, "2", "1", LinkType.FS)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("plan.error.cycle");
        Answer unlinked = apply(tie(GanttChange.Kind.UNLINK, "1", "2", null));
        assertThat(item("2").startAt()).isEqualTo(MONDAY.atTime(9, 0));
        apply(unlinked.undo());
        assertThat(item("2").startAt()).isEqualTo(MONDAY.plusDays(2).atTime(9, 0));
    }

    @Test
    void ownerAndTitleChangeAndCanBePutBack() {
        Answer handed = apply(GanttChange.owner(key + "-1", item("1").version(), "wu"));
        assertThat(handed.items()).extracting(Bar::ownerId).contains("wu");
        apply(handed.undo());
        assertThat(item("1").ownerId()).isEqualTo("chen");
        Answer named = apply(GanttChange.title(key + "-1", item("1").version(), "Anew"));
        assertThat(item("1").title()).isEqualTo("Anew");
        apply(named.undo());
        assertThat(item("1").title()).isEqualTo("A");
    }

    @Test
    void whoeverSawAnOlderItemIsToldAndChangesNothing() {
        GanttChange seen = timed(GanttChange.Kind.MOVE, "1", MONDAY.plusDays(2).atTime(9, 0), null);
        apply(GanttChange.title(key + "-1", item("1").version(), "By somebody else"));
        assertThatThrownBy(() -> apply(seen))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("plan.error.changedByOther");
        assertThat(item("1").startAt()).isEqualTo(MONDAY.atTime(9, 0));
    }

    @Test
    void anotherItemsChangeMeanwhileIsNoConflictButMakesThePictureStale() {
        long before = items.revision(key);
        apply(GanttChange.title(key + "-3", item("3").version(), "By somebody else"));
        Answer answer = as(
                "lin",
                () -> changes.apply(
                        key,
                        before,
                        timed(GanttChange.Kind.MOVE, "1", MONDAY.plusDays(2).atTime(9, 0), null)));
        assertThat(answer.reload()).isTrue();
    }

    @Test
    void onlyTheProjectManagerMay() {
        assertThatThrownBy(() -> as(
                        "chen",
                        () -> changes.apply(
                                key,
                                items.revision(key),
                                timed(
                                        GanttChange.Kind.MOVE,
                                        "1",
                                        MONDAY.plusDays(2).atTime(9, 0),
                                        null))))
                .isInstanceOf(NotAllowed.class);
    }

    private Answer apply(GanttChange change) {
        return as("lin", () -> changes.apply(key, items.revision(key), change));
    }

    private WorkItem item(String number) {
        return items.require(key + "-" + number);
    }

    private GanttChange timed(GanttChange.Kind kind, String number, LocalDateTime start, LocalDateTime finish) {
        WorkItem item = item(number);
        return new GanttChange(
                kind,
                item.key(),
                item.version(),
                start,
                finish,
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
                null,
                null,
                null,
                null);
    }

    private GanttChange tie(GanttChange.Kind kind, String source, String target, LinkType type) {
        return new GanttChange(
                kind,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                key + "-" + source,
                key + "-" + target,
                type,
                0L,
                Lag.Unit.WORKING,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
