package org.gatehouse.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.kernel.Refusal.Problem;

/**
 * A tag names a version of a thing and what was shown of it: {@code "v7.1f0c3a9d2b4e"}. A change is held against the
 * version, so a name elsewhere that changed meanwhile is no conflict; a look that asks for news is held against all.
 */
final class EntityTag {

    private static final Pattern TAG = Pattern.compile("\"v(-?\\d{1,10})\\.[0-9a-f]{12}\"");

    private EntityTag() {}

    static String of(int version, byte[] shown) {
        return "\"v" + version + '.' + TokenText.hash(shown).substring(0, 12) + '"';
    }

    static String of(byte[] shown) {
        return '"' + TokenText.hash(shown).substring(0, 16) + '"';
    }

    /** The version a change asks for; without the header the change is refused. */
    static int version(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ApiProblem(ApiProblem.Kind.PRECONDITION_REQUIRED, Problem.of("If-Match", "api.error.ifMatch"));
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new ApiProblem(ApiProblem.Kind.STALE, Problem.of("If-Match", "api.error.ifMatchOther"));
        }
        return (int) Long.parseLong(tag.group(1));
    }

    /** Refuses a change that was made up from another version than there is now. */
    static void require(String ifMatch, int present) {
        if (version(ifMatch) != present) {
            throw new ApiProblem(ApiProblem.Kind.STALE, Problem.of("If-Match", "error.changedMeanwhile"));
        }
    }

    /** Whether an {@code If-None-Match} names this tag. */
    static boolean isAmong(String tag, String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String one : ifNoneMatch.split(",")) {
            String bare = one.strip();
            if (bare.equals("*") || bare.equals(tag) || bare.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }
}
