package org.gatehouse.lesson;

/**
 * What is looked for; an empty text is any.
 *
 * @param step {@code process/element}
 * @param project key of a project
 */
record Wish(String words, String step, String tag, String market, String project) {

    static Wish of(String words) {
        return new Wish(words, "", "", "", "");
    }

    boolean isAnything() {
        return words.isBlank();
    }
}
