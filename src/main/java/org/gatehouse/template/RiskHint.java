package org.gatehouse.template;

import org.gatehouse.template.Blueprint.Risk;

/** What a project's template said may go wrong. */
record RiskHint(long id, String title, String response) {

    Risk risk() {
        return new Risk(title, response);
    }
}
