package org.gatehouse.code;

/** Whose webhooks are understood. */
public enum Provider {
    GITHUB,
    GITLAB,
    GITEE,
    GITEA
}
