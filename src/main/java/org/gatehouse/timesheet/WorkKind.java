package org.gatehouse.timesheet;

import java.util.Locale;

/**
 * A kind of work that the house tells apart.
 *
 * @param billable what an entry of this kind is unless somebody says otherwise
 * @param active whether it may be chosen for new entries
 */
public record WorkKind(String id, String nameEn, String nameZh, boolean billable, boolean active, int position) {

    public String name(Locale reader) {
        return reader.getLanguage().equals("zh") ? nameZh : nameEn;
    }
}
