package org.gatehouse.api;

import java.util.Map;
import java.util.function.Consumer;

/** What a program written against the generated client does; it is compiled with that client while the test runs. */
public interface ClientFlow {

    /**
     * @param house address
     * @param tokens by person
     * @param settle runs the automated steps that wait in a project
     * @return key of the project it made
     */
    String run(String house, Map<String, String> tokens, Consumer<String> settle) throws Exception;
}
