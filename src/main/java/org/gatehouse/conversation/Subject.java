package org.gatehouse.conversation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.ProjectKey;

/**
 * What people talk about, written {@code kind:key}: {@code project:SEO}, {@code item:SEO-3}, {@code gate:SEO-G3}. The key
 * begins with the project's. Whether there is such a thing is told by the {@link TopicSource} of its kind.
 */
public record Subject(String kind, String key) {

    private static final Pattern FORM =
            Pattern.compile("([a-z]{2,20}):([A-Z][A-Z0-9]{1,9}(?:-[A-Z]{0,2}[0-9]{1,18})?)");

    /** Refuses what is no subject as it would one that nobody knows. */
    public static Subject of(String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            throw new NotFound(String.valueOf(text));
        }
        return new Subject(matcher.group(1), matcher.group(2));
    }

    static Subject ofProject(String projectKey) {
        return new Subject("project", projectKey);
    }

    public String projectKey() {
        return ProjectKey.ofItem(key);
    }

    /** The number at the key's end: {@code 3} of {@code SEO-G3}; 0 where there is none. */
    public long number() {
        String digits = key.substring(projectKey().length()).replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    @Override
    public String toString() {
        return kind + ":" + key;
    }
}
