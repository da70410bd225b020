package org.gatehouse.exchange;

/**
 * A file that was read and waits to be confirmed.
 *
 * @param content the file itself; it is read again when somebody says that its columns mean something else
 */
record PendingImport(String id, String projectKey, String fileName, byte[] content, FileReading reading) {}
