package org.gatehouse.code;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys of items in what people write to their code: {@code SEO-12}, in any case, between Chinese characters, in the name of
 * a branch; not inside another word or number. Whether there is such an item is not known here.
 */
final class ItemKeys {

    private static final int MOST = 50;

    private static final String KEY =
            "(?<![\\p{IsLatin}\\p{Nd}])([A-Za-z][A-Za-z0-9]{1,9}-[1-9]\\d{0,8})(?![\\p{IsLatin}\\p{Nd}])(?!\\.\\d)";

    private static final Pattern ANY = Pattern.compile(KEY);

    /** As on the forges: close, fix and resolve in their forms, and what Chinese teams write; 未完成 is not among them. */
    private static final Pattern CLOSING = Pattern.compile(
            "(?:(?<![\\p{IsLatin}\\p{Nd}])(?i:close[sd]?|closing|fix(?:e[sd])?|fixing|resolve[sd]?|resolving)"
                    + "|(?<![未没不])(?:完成|关闭|修复|解决)了?)"
                    + "\\s*[:：]?\\s*#?((?:" + KEY + "(?:\\s*(?:[,，、&]|(?i:and)|和|及)\\s*)?)+)");

    private ItemKeys() {}

    /** In capital letters, in the order they come. */
    static Set<String> in(String text) {
        Set<String> keys = new LinkedHashSet<>();
        collect(text, keys);
        return keys;
    }

    /** Those that are said to be complete. */
    static Set<String> closedIn(String text) {
        Set<String> keys = new LinkedHashSet<>();
        Matcher closing = CLOSING.matcher(text);
        while (closing.find()) {
            collect(closing.group(1), keys);
        }
        return keys;
    }

    private static void collect(String text, Set<String> keys) {
        Matcher matcher = ANY.matcher(text);
        while (matcher.find() && keys.size() < MOST) {
            keys.add(matcher.group(1).toUpperCase(Locale.ROOT));
        }
    }
}
