package org.gatehouse.attachment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.ProjectKey;

/**
 * What a file belongs to, written {@code kind:key}: {@code item:SEO-3}, {@code project:SEO}, {@code closure:SEO},
 * {@code comment:SEO-M7}. The key begins with the project's.
 */
record Owner(String kind, String key) {

    private static final Pattern FORM = Pattern.compile(
            "(project|item|closure|goal|gate|review|change|comment|document|meeting):([A-Z][A-Z0-9]{1,9}(-[A-Z]{0,2}[0-9]{1,9})?)");

    /** Refuses what is no owner as it would an owner nobody knows. */
    static Owner of(String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            throw new NotFound(String.valueOf(text));
        }
        return new Owner(matcher.group(1), matcher.group(2));
    }

    /** Whether another room says who may add a file, see {@link Attachments#keep(String, String, byte[])}. */
    boolean isKeptByItsRoom() {
        return kind.equals("comment");
    }

    /** Whether its files are versions, which stay. */
    boolean isVersioned() {
        return kind.equals("document");
    }

    String projectKey() {
        return ProjectKey.ofItem(key);
    }

    @Override
    public String toString() {
        return kind + ":" + key;
    }
}
