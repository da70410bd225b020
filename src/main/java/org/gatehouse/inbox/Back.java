package org.gatehouse.inbox;

/** What forms of the inbox bring along. */
final class Back {

    private Back() {}

    /** What a form says of the line whose meaning its reader saw. */
    static String seen(String line, String project) {
        return project + "|" + line;
    }

    /** Back to the page of this house somebody came from, never to another host. */
    static String to(String path) {
        boolean ours = (path.startsWith("/my-work") || path.startsWith("/projects/") || path.equals("/"))
                && path.indexOf('\\') < 0
                && path.chars().noneMatch(Character::isISOControl);
        return "redirect:" + (ours ? path : "/my-work");
    }
}
