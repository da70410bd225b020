package org.gatehouse.measure;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as people and tools write them: {@code 1,234.5}, {@code 1.234,5}, {@code 1 234}, {@code １２３４}, {@code ¥1.2万},
 * {@code 3.4%}. Whether a lone {@code 1,234} is a thousand and some or one and some is told by the other numbers of the
 * file; where they don't tell, it stays open.
 */
final class WrittenNumbers {

    private static final Pattern MONEY =
            Pattern.compile("^(?:[¥$€£]|cny|rmb|usd|eur|gbp)|(?:[¥$€£元]|cny|rmb|usd|eur|gbp)$");
    private static final Pattern SCIENTIFIC = Pattern.compile("(\\d+(?:\\.\\d+)?)e([+-]?\\d{1,2})");
    private static final Pattern PLAIN = Pattern.compile("\\d+");
    private static final Pattern ENGLISH = Pattern.compile("(?:[1-9]\\d{0,2}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|\\.\\d+");
    private static final Pattern EUROPEAN = Pattern.compile("(?:[1-9]\\d{0,2}(?:\\.\\d{3})+|\\d+)(?:,\\d+)?");
    private static final Pattern EITHER = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");
    private static final int LONGEST = 60;

    private final boolean point;
    private final boolean comma;
    private final boolean semicolons;

    private WrittenNumbers(boolean point, boolean comma, boolean semicolons) {
        this.point = point;
        this.comma = comma;
        this.semicolons = semicolons;
    }

    /**
     * Looks through the numbers of a file for how it writes them.
     *
     * @param separator of its columns; where that is a semicolon, the comma may be the sign before decimals
     */
    static WrittenNumbers of(Collection<String> all, char separator) {
        boolean point = false;
        boolean comma = false;
        for (String text : all) {
            String digits = digits(text, "").replaceAll("[%万亿()+-]", "");
            if (!EITHER.matcher(digits).matches()) {
                boolean english = ENGLISH.matcher(digits).matches();
                boolean european = EUROPEAN.matcher(digits).matches();
                point |= english && !european;
                comma |= european && !english;
            }
        }
        return new WrittenNumbers(point, comma, separator == ';');
    }

    /**
     * Empty where it is no number.
     *
     * @param percent whether the metric itself is in percent; else {@code 3 %} is 0.03
     * @param unit that may stand beside the number
     */
    Optional<BigDecimal> read(String text, boolean percent, String unit) {
        String written = digits(text, unit);
        boolean bracketed = written.startsWith("(") && written.endsWith(")");
        boolean negative = bracketed || written.startsWith("-");
        written = bracketed ? written.substring(1, written.length() - 1) : written.replaceFirst("^[+-]", "");
        int shift = 0;
        if (written.endsWith("%")) {
            shift = percent ? 0 : -2;
            written = written.substring(0, written.length() - 1);
        } else if (written.endsWith("万")) {
            shift = 4;
            written = written.substring(0, written.length() - 1);
        } else if (written.endsWith("亿")) {
            shift = 8;
            written = written.substring(0, written.length() - 1);
        }
        int places = shift;
        return plain(written).map(number -> {
            BigDecimal value = number.scaleByPowerOfTen(places);
            return negative ? value.negate() : value;
        });
    }

    /** Whether it could be a thousand times another number just as well. */
    boolean isOpen(String text, String unit) {
        return semicolons
                && point == comma
                && EITHER.matcher(digits(text, unit).replaceAll("[%万亿()+-]", ""))
                        .matches();
    }

    private Optional<BigDecimal> plain(String written) {
        if (PLAIN.matcher(written).matches()) {
            return Optional.of(new BigDecimal(written));
        }
        Matcher scientific = SCIENTIFIC.matcher(written);
        if (scientific.matches()) {
            return Optional.of(
                    new BigDecimal(scientific.group(1)).scaleByPowerOfTen(Integer.parseInt(scientific.group(2))));
        }
        boolean european = EUROPEAN.matcher(written).matches();
        if (european && (comma && !point || !ENGLISH.matcher(written).matches())) {
            return Optional.of(new BigDecimal(written.replace(".", "").replace(',', '.')));
        }
        return ENGLISH.matcher(written).matches()
                ? Optional.of(new BigDecimal(written.replace(",", "")))
                : Optional.empty();
    }

    /** Without blanks, marks of thousands that are never decimal signs, and what names unit or currency. */
    private static String digits(String text, String unit) {
        if (text.length() > LONGEST) {
            return "";
        }
        String bare = bare(text);
        String own = bare(unit);
        if (!own.isEmpty() && !own.equals("%")) {
            bare = bare.endsWith(own)
                    ? bare.substring(0, bare.length() - own.length())
                    : bare.startsWith(own) ? bare.substring(own.length()) : bare;
        }
        String sign = bare.startsWith("-") ? "-" : "";
        return sign + MONEY.matcher(bare.substring(sign.length())).replaceAll("");
    }

    private static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\u00A0'’_\\uFEFF]", "")
                .replace('\u2212', '-')
                .replace('–', '-')
                .replace("、", ",");
    }
}
