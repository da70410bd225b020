package org.gatehouse.notice;

import java.time.Clock;
import java.util.Map;
import org.gatehouse.person.CurrentPerson;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the signed-in person wants to be told. */
@Service
@Transactional
class Settings {

    private final HabitRows rows;
    private final Posts posts;
    private final Notices notices;
    private final CurrentPerson me;
    private final Clock clock;

    Settings(HabitRows rows, Posts posts, Notices notices, CurrentPerson me, Clock clock) {
        this.rows = rows;
        this.posts = posts;
        this.notices = notices;
        this.me = me;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Habits habits() {
        return rows.of(me.id());
    }

    @Transactional(readOnly = true)
    Map<Topic, Map<Channel, Way>> choices() {
        return rows.choices(me.id());
    }

    /** What waits for the digest comes at its new time. */
    void save(SettingsForm form) {
        Habits habits = form.habits();
        rows.save(me.id(), habits);
        rows.choose(me.id(), form.ways());
        posts.moveDigest(me.id(), habits.afterQuiet(habits.nextDigest(clock.instant(), notices.working(me.id()))));
    }
}
