package org.gatehouse.demo;

/** How one demo project came to be where it is. */
interface Story {

    /** A story whose project is there already is not played again. */
    String projectKey();

    void play();
}
