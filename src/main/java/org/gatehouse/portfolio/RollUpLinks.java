package org.gatehouse.portfolio;

import org.gatehouse.portfolio.RollUp.Group;

/** The way from a sum to the projects that are in it. */
record RollUpLinks(Wish wish, RollUp.By by) {

    /** All of a group. */
    public String all(Group group) {
        return "/portfolio?" + within(group).query();
    }

    public String ofHealth(Group group, String health) {
        return "/portfolio?" + within(group).with("health", health).query();
    }

    public String overdue(Group group) {
        return "/portfolio?" + within(group).with("overdue", "true").query();
    }

    private Wish within(Group group) {
        return wish.with(
                switch (by) {
                    case MARKET -> "market";
                    case MANAGER -> "manager";
                    case QUARTER -> "quarter";
                },
                group.name());
    }
}
