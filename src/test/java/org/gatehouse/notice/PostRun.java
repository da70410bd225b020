package org.gatehouse.notice;

import org.gatehouse.delivery.MailRun;
import org.springframework.stereotype.Component;

/** Tests of all rooms say when what people were told leaves by mail. */
@Component
public class PostRun {

    private final Post post;
    private final MailRun mails;

    PostRun(Post post, MailRun mails) {
        this.post = post;
        this.mails = mails;
    }

    public void leave() {
        post.collect();
        mails.send();
    }
}
