package org.gatehouse.gate;

import java.util.List;
import org.gatehouse.kernel.ProjectEvent;

/** Approvers were reminded, or the matter was passed on because they did not decide in time. */
public record GateReminded(String projectKey, String action, String subject, List<String> approvers)
        implements ProjectEvent {}
