package org.gatehouse.execution;

import java.time.Instant;

/** How far an item was when its owner said so. */
public record ProgressPoint(String itemKey, int percent, Instant reportedAt) {}
