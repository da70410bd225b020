package org.gatehouse.engine;

/** Where an open task belongs. */
public record TaskPlace(
        String taskId, String step, String process, String projectKey, String businessKey, String processInstanceId) {}
