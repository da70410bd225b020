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

    /** Nobody writes more by hand; what comes after that is not looked at. */
    private static final int LONGEST = 100_000;

    private static final String KEY =
            "(?<![\\p{IsLatin}\\p{Nd}])([A-Za-z][A-Za-z0-9]{1,9}-[1-9]\\d{0,8})(?![\\p{IsLatin}\\p{Nd}])(?!\\.\\d)";

    private static final Pattern ANY = Pattern.compile(KEY);

    /**
     * As on the forges: close, fix and resolve in their forms, and what Chinese teams write; 未完成 is not among them. The
     * first sign is looked at before what stands before it, as most texts are about something else.
     */
    private static final Pattern VERB = Pattern.compile(
            "(?=[cfrCFR])(?<!(?i:not|never|cannot|n['’]t)\\s)(?<![\\p{IsLatin}\\p{Nd}])(?i:close[sd]?|closing|fix(?:e[sd])?|fixing|resolve[sd]?|resolving)"
                    + "|(?=[完关修解])(?<![未没不]|没有|未能|不能|不要|无法|无需)(?:完成|关闭|修复|解决)了?");

    /** What stands between; bounded, so that nothing somebody sends keeps a node busy. */
    private static final String SPACE = "[\\s\\u3000]{0,9}+";

    private static final Pattern FIRST = Pattern.compile(SPACE + "[:：]?" + SPACE + "#?" + KEY);
    private static final Pattern FURTHER = Pattern.compile(SPACE + "(?:[,，、&]|(?i:and)|和|及)" + SPACE + "#?" + KEY);

    private ItemKeys() {}

    /** In capital letters, in the order they come. */
    static Set<String> in(String text) {
        Set<String> keys = new LinkedHashSet<>();
        Matcher matcher = ANY.matcher(beginning(text));
        while (matcher.find() && keys.size() < MOST) {
            keys.add(matcher.group(1).toUpperCase(Locale.ROOT));
        }
        return keys;
    }

    /** Those that are said to be complete. */
    static Set<String> closedIn(String text) {
        Set<String> keys = new LinkedHashSet<>();
        String read = beginning(text);
        Matcher verb = VERB.matcher(read);
        Matcher key = FIRST.matcher(read).useTransparentBounds(true);
        while (verb.find() && keys.size() < MOST) {
            key.usePattern(FIRST).region(verb.end(), read.length());
            while (keys.size() < MOST && key.lookingAt()) {
                keys.add(key.group(1).toUpperCase(Locale.ROOT));
                key.usePattern(FURTHER).region(key.end(), read.length());
            }
        }
        return keys;
    }

    private static String beginning(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
