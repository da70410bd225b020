package org.gatehouse.delivery;

import java.util.List;

/** A mail as it waits in the line. */
record Letter(String subject, String text, List<Part> parts) {}
