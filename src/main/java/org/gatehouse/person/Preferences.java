package org.gatehouse.person;

import java.util.Optional;
import java.util.Set;
import org.gatehouse.kernel.InvalidInput;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How people like to read; kept here so that a new browser knows it after sign-in. */
@Repository
class Preferences {

    static final Set<String> LANGUAGES = Set.of("en", "zh-CN");
    static final Set<String> THEMES = Set.of("auto", "light", "dark");

    private final JdbcClient sql;

    Preferences(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * What a person chose; null where they never did.
     *
     * @param heard the language they last signed in with; null for nobody who did yet
     */
    record Preference(String language, String theme, String heard) {}

    Optional<Preference> of(String personId) {
        return sql.sql("select language, theme, heard from person_preference where person_id = :person")
                .param("person", personId)
                .query(Preference.class)
                .optional();
    }

    void chooseLanguage(String personId, String language) {
        choose(personId, "language", language, LANGUAGES);
    }

    /** Of a browser they signed in with. */
    void hear(String personId, String language) {
        choose(personId, "heard", language, LANGUAGES);
    }

    void chooseTheme(String personId, String theme) {
        choose(personId, "theme", theme, THEMES);
    }

    private void choose(String personId, String what, String choice, Set<String> choices) {
        if (!choices.contains(choice)) {
            throw new InvalidInput(what, "error.choice", choice, String.join(", ", choices));
        }
        if (update(personId, what, choice) == 0) {
            try {
                sql.sql("insert into person_preference (person_id, " + what + ") values (:person, :choice)")
                        .param("person", personId)
                        .param("choice", choice)
                        .update();
            } catch (DuplicateKeyException chosenMeanwhile) {
                update(personId, what, choice);
            }
        }
    }

    private int update(String personId, String what, String choice) {
        return sql.sql("update person_preference set " + what + " = :choice where person_id = :person")
                .param("person", personId)
                .param("choice", choice)
                .update();
    }
}
