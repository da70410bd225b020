package org.gatehouse.notice;

/** Where notices go besides the portal, which keeps them all. */
enum Channel {
    MAIL,
    CHAT
}
