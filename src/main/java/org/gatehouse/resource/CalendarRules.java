package org.gatehouse.resource;

import java.util.ArrayList;
import java.util.List;

/**
 * A calendar as it is kept: what it says itself; what it inherits stands in its base.
 *
 * @param projectKey of the project it belongs to; null: the house's
 * @param standard whether it holds, in its project or in the house, where no other is chosen
 */
public record CalendarRules(long id, int version, String projectKey, boolean standard, CalendarDraft draft) {

    public String name() {
        return draft.name();
    }

    /** With one more stretch of special days. */
    CalendarDraft with(SpecialDays days) {
        List<SpecialDays> all = new ArrayList<>(draft.specialDays());
        all.add(days);
        return withDays(all);
    }

    /** Without the special days at this place, counted from 0. */
    CalendarDraft without(int place) {
        List<SpecialDays> all = new ArrayList<>(draft.specialDays());
        all.remove(place);
        return withDays(all);
    }

    private CalendarDraft withDays(List<SpecialDays> days) {
        return new CalendarDraft(
                draft.name(), draft.baseId(), draft.holidays(), draft.externalId(), draft.week(), days);
    }
}
