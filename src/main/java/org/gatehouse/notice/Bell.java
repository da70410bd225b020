package org.gatehouse.notice;

import java.util.List;
import org.gatehouse.person.CurrentPerson;
import org.springframework.stereotype.Component;

/** The signed-in reader's unread notices; the template says {@code @bell}. */
@Component("bell")
class Bell {

    private final Notices notices;
    private final CurrentPerson me;

    Bell(Notices notices, CurrentPerson me) {
        this.notices = notices;
        this.me = me;
    }

    public List<Notices.Word> getWords() {
        return me.isSignedIn() ? notices.unread(me.id()) : List.of();
    }
}
