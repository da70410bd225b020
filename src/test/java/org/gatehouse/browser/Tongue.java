package org.gatehouse.browser;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A language that somebody's browser asks for, and what must not be seen in it. */
enum Tongue {
    ENGLISH("en") {
        @Override
        String say(String english, String chinese) {
            return english;
        }

        @Override
        List<String> foreign(String seen) {
            return CHINESE_LETTERS
                    .matcher(NAMES.matcher(seen).replaceAll(""))
                    .results()
                    .map(word -> word.group())
                    .distinct()
                    .toList();
        }
    },
    CHINESE("zh-CN") {
        @Override
        String say(String english, String chinese) {
            return chinese;
        }

        @Override
        List<String> foreign(String seen) {
            return LATIN_WORDS
                    .matcher(NAMES.matcher(seen).replaceAll(""))
                    .results()
                    .map(word -> word.group())
                    .filter(word -> !AT_HOME_EVERYWHERE.contains(word))
                    .distinct()
                    .toList();
        }
    };

    private static final Pattern CHINESE_LETTERS = Pattern.compile("[\\u4e00-\\u9fff]+");
    private static final Pattern LATIN_WORDS = Pattern.compile("(?<![A-Za-z0-9-])[A-Za-z]{3,}(?![A-Za-z0-9-])");
    private static final Pattern NAMES = Pattern.compile(
            "[\\u4e00-\\u9fff]{2,3} (Lin Yue|Fang Min|Zhao Lei|Chen Jie|Wu Qian|Sun Hao|Han Xue|Qin Lan)"
                    + "|Amy Carter|管理员 Administrator|中文");
    private static final Set<String> AT_HOME_EVERYWHERE = Set.of(
            "Gatehouse",
            "SMART",
            // A key has it written on it.
            "Shift",
            "Esc",
            // Earned value and return on spend have these names in every language.
            "BAC",
            "SPI",
            "CPI",
            "EAC",
            "ETC",
            "VAC",
            "TCPI",
            "ROAS",
            // Standards are called so everywhere.
            "PMI",
            "ANSI",
            "ISO",
            "SEO",
            "CSV",
            "csv",
            "UTF",
            "GBK",
            "CNY",
            "USD",
            "EUR",
            "HKD",
            "JPY",
            "GBP",
            "SGD",
            "UTC",
            "Asia",
            "Shanghai",
            "Camunda",
            "Platform",
            "Markdown",
            "PDF",
            "SHA",
            "Tasklist");

    private final String tag;

    Tongue(String tag) {
        this.tag = tag;
    }

    String tag() {
        return tag;
    }

    abstract String say(String english, String chinese);

    /** Words of the other language in a text; people's names and what is the same in both don't count. */
    abstract List<String> foreign(String seen);
}
