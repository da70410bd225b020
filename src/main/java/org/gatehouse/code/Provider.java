package org.gatehouse.code;

/** Whose webhooks are understood. */
enum Provider {
    GITHUB,
    GITLAB,
    GITEE,
    GITEA
}
