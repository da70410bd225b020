/** Tables people bring as files, text or sheet: rows of text, and how days are written in them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
package org.gatehouse.table;
