package org.gatehouse.delivery;

import java.util.concurrent.CompletableFuture;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Tests of all rooms say when mail is sent, and to which server. */
@Component
public class MailRun {

    private static final int NOBODY_LISTENS = 1;

    private final Dispatch dispatch;
    private final JavaMailSenderImpl sender;

    MailRun(Dispatch dispatch, JavaMailSenderImpl sender) {
        this.dispatch = dispatch;
        this.sender = sender;
    }

    public void use(int port) {
        sender.setPort(port);
    }

    public void useNoServer() {
        sender.setPort(NOBODY_LISTENS);
    }

    /** Sends what is due; returns how many mails that were. */
    public int send() {
        return dispatch.bring(MailCourier.CHANNEL, () -> true);
    }

    /** As two nodes would at the same time. */
    public int sendByTwo() {
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(this::send);
        return send() + other.join();
    }
}
