package org.gatehouse.waiting;

import java.util.List;
import org.gatehouse.kernel.ProjectEvent;

/** Somebody was reminded of a task, or a task was handed over. */
record WaitingChanged(String projectKey, String action, String subject, String reason, List<String> details)
        implements ProjectEvent {}
