package org.gatehouse.inbox;

/** What a filter is kept for: each of its list, board and calendar can be looked at through it. */
enum Scope {
    /** Somebody's own work over all projects. */
    MINE {
        @Override
        String tidy(String query) {
            return Wish.of(Asked.parse(query)).query();
        }
    },
    /** The work of whichever project is looked at. */
    PROJECT {
        @Override
        String tidy(String query) {
            return ProjectWish.of(Asked.parse(query)).query();
        }
    };

    /** A query without what is not understood. */
    abstract String tidy(String query);
}
