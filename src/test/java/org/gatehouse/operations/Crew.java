package org.gatehouse.operations;

import org.gatehouse.Visitor;

/** Who works on a project in these tests, each at a browser that is signed in. */
record Crew(Visitor manager, Visitor sponsor, Visitor member) {

    /** They sign in at a node and open portal and Tasklist. */
    static Crew arrive(int port) {
        return new Crew(open(port, "lin"), open(port, "fang"), open(port, "chen"));
    }

    /** The same browsers, sent by the proxy to another node. */
    Crew at(int port) {
        return new Crew(manager.at(port), sponsor.at(port), member.at(port));
    }

    private static Visitor open(int port, String person) {
        Visitor visitor = new Visitor(port).signIn(person);
        visitor.get("/");
        visitor.get("/camunda/app/tasklist/default/");
        return visitor;
    }
}
