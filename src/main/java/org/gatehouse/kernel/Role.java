package org.gatehouse.kernel;

import java.util.Arrays;
import java.util.Optional;

/** What a person may be in the whole house; what they are in one project is the project's own affair. */
public enum Role {
    /** Does work items. */
    STAFF("staff"),
    /** Creates and runs projects, decides at gates, sees the portfolio. */
    MANAGER("manager"),
    /** Edits and deploys models. */
    ANALYST("analyst"),
    /** Looks after people, groups and the running system. */
    ADMIN("admin"),
    /** Human resources: keeps line managers and indicators, starts periods of appraisal, answers appeals. */
    HR("hr");

    private final String group;

    Role(String group) {
        this.group = group;
    }

    /** Id of the engine's group. */
    public String group() {
        return group;
    }

    public static Optional<Role> ofGroup(String group) {
        return Arrays.stream(values()).filter(role -> role.group.equals(group)).findFirst();
    }
}
