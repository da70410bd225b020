package org.gatehouse.notice;

import java.util.Arrays;

/** Chats whose robots the house can speak through. */
enum ChatKind {
    WECOM(new WeCom(), false),
    DINGTALK(new DingTalk(), true),
    FEISHU(new Feishu(), true);

    private final ChatFormat format;
    private final boolean signing;

    ChatKind(ChatFormat format, boolean signing) {
        this.format = format;
        this.signing = signing;
    }

    ChatFormat format() {
        return format;
    }

    /** Whether its robots may have a secret to sign with. */
    boolean isSigning() {
        return signing;
    }

    static ChatKind of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
