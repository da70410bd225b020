package org.gatehouse.person;

/** Knows of words that are waited for and that go to somebody's deputy when their time out of office begins. */
public interface Substitution {

    /**
     * Passes what waits for the absent person's word; what the deputy may not have stays.
     *
     * @return how much was passed
     */
    int pass(String absent, String deputy);
}
