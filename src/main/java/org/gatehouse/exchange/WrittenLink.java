package org.gatehouse.exchange;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;

/**
 * A predecessor as tables write it: {@code 3}, {@code 3FS+2d}, {@code 关键词调研 SS-50%}.
 *
 * @param reference to the row it starts from
 * @param lag null where it cannot be read
 */
record WrittenLink(String reference, LinkType type, Lag lag) {

    private static final Pattern LINK = Pattern.compile(
            "(.+?)\\s*(fs|ss|ff|sf|完成[-–]?开始|开始[-–]?开始|完成[-–]?完成|开始[-–]?完成)?(?:\\s*\\((?:fs|ss|ff|sf)\\))?"
                    + "\\s*(?:([+-])\\s*(\\d[\\d.,]*\\s*(?:[\\p{L}]{0,12}|%)))?");

    /** The text as a whole, without a kind or a lag. */
    static WrittenLink plain(String text) {
        return new WrittenLink(text, LinkType.FS, Lag.NONE);
    }

    static WrittenLink of(String text) {
        Matcher link = LINK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('–', '-'));
        if (!link.matches() || link.group(2) == null && link.group(4) == null) {
            return plain(text);
        }
        Lag lag = link.group(4) == null
                ? Lag.NONE
                : WrittenTime.lag(link.group(4), link.group(3).equals("-")).orElse(null);
        return new WrittenLink(link.group(1), type(link.group(2)), lag);
    }

    private static LinkType type(String text) {
        if (text == null) {
            return LinkType.FS;
        }
        return switch (text.replace("-", "")) {
            case "ss", "开始开始" -> LinkType.SS;
            case "ff", "完成完成" -> LinkType.FF;
            case "sf", "开始完成" -> LinkType.SF;
            default -> LinkType.FS;
        };
    }
}
