package org.gatehouse.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;

/**
 * Links as planners write them, MS Project's way: {@code SEO-3}, {@code SEO-3FS+2d}, {@code 5SS-4h}, {@code 7FF+50%},
 * {@code 3FS+2ed} (days of the wall clock). A bare number is an item of the same project.
 */
public final class LinkText {

    private static final Pattern LINK = Pattern.compile("([A-Z][A-Z0-9]*-\\d{1,6}|\\d{1,6})\\s*(FS|SS|FF|SF)?\\s*"
            + "(?:([+-])\\s*(\\d{1,7}(?:\\.\\d{1,3})?)\\s*(?:(%)|(E?)(" + SpanText.UNITS.toUpperCase(Locale.ROOT)
            + "))?)?");

    private LinkText() {}

    /** Throws {@link InvalidInput} that names each part it cannot read. */
    public static List<Dependency> read(String text, String projectKey) {
        List<Dependency> links = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Arrays.stream((text == null ? "" : text).split("[,;，；、\\n]+"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .forEach(part -> {
                    Matcher link = LINK.matcher(part.toUpperCase(Locale.ROOT));
                    if (link.matches()) {
                        links.add(link(link, projectKey));
                    } else {
                        problems.add(Problem.of("predecessors", "plan.error.linkText", part));
                    }
                });
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return links;
    }

    private static Dependency link(Matcher link, String projectKey) {
        String name = link.group(1);
        String key = name.contains("-") ? name : projectKey + "-" + name;
        LinkType type = link.group(2) == null ? LinkType.FS : LinkType.valueOf(link.group(2));
        if (link.group(4) == null) {
            return new Dependency(key, type, 0, Lag.Unit.WORKING);
        }
        double amount = Double.parseDouble(link.group(4)) * (link.group(3).equals("-") ? -1 : 1);
        if (link.group(5) != null) {
            return new Dependency(key, type, Math.round(amount), Lag.Unit.PERCENT);
        }
        boolean elapsed = "E".equals(link.group(6));
        String unit = link.group(7) == null ? null : link.group(7).toLowerCase(Locale.ROOT);
        return new Dependency(
                key,
                type,
                Math.round(amount * (elapsed ? elapsedUnit(unit) : SpanText.unit(unit))),
                elapsed ? Lag.Unit.ELAPSED : Lag.Unit.WORKING);
    }

    private static int elapsedUnit(String unit) {
        int working = SpanText.unit(unit);
        return working < SpanText.DAY ? working : working == SpanText.DAY ? 24 * 60 : 7 * 24 * 60;
    }

    /** As {@link #read} reads it again. */
    public static String of(List<Dependency> links) {
        return links.stream().map(LinkText::of).collect(Collectors.joining(", "));
    }

    public static String of(Dependency link) {
        if (link.type() == LinkType.FS && link.lagAmount() == 0) {
            return link.predecessorKey();
        }
        return link.predecessorKey() + link.type() + lag(link);
    }

    private static String lag(Dependency link) {
        long amount = Math.abs(link.lagAmount());
        if (amount == 0) {
            return "";
        }
        String sign = link.lagAmount() < 0 ? "-" : "+";
        return sign
                + switch (link.lagUnit()) {
                    case PERCENT -> amount + "%";
                    case WORKING -> SpanText.of(amount);
                    case ELAPSED ->
                        amount % (24 * 60) == 0
                                ? amount / (24 * 60) + "ed"
                                : amount % 60 == 0 ? amount / 60 + "eh" : amount + "em";
                };
    }
}
