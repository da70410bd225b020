package org.gatehouse.insight;

import java.text.NumberFormat;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How long something took, in the reader's words. Templates say {@code @lasting}. */
@Component("lasting")
class Lasting {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final MessageSource messages;

    Lasting(MessageSource messages) {
        this.messages = messages;
    }

    /** @param working whether it is working time, which is told in hours because a day of it is no day */
    public String of(long milliseconds, boolean working) {
        if (milliseconds < MINUTE) {
            return text("insight.lasting.moment", "1");
        }
        if (milliseconds < HOUR) {
            return text("insight.lasting.minutes", number(Math.round((double) milliseconds / MINUTE)));
        }
        if (working || milliseconds < 2 * DAY) {
            return text("insight.lasting.hours", number((double) milliseconds / HOUR));
        }
        return text("insight.lasting.days", number((double) milliseconds / DAY));
    }

    /** The median; a dash where there is nothing. */
    public String of(Spread spread, boolean working) {
        return spread == null ? "–" : of(spread.median(), working);
    }

    public String percent(double share) {
        return text("insight.percent", number(Math.round(share * 1000) / 10.0));
    }

    private static String number(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(LocaleContextHolder.getLocale());
        format.setMaximumFractionDigits(value < 100 ? 1 : 0);
        return format.format(value);
    }

    private String text(String key, String value) {
        return messages.getMessage(key, new Object[] {value}, LocaleContextHolder.getLocale());
    }
}
