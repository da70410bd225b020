package org.gatehouse.outbound;

import org.gatehouse.kernel.InvalidInput;

/** An address that may be asked gave no answer this time; another time it may. */
public final class Unanswered extends InvalidInput {

    private final Why why;

    /** What kept the answer away. */
    public enum Why {
        /** The name cannot be looked up. */
        UNKNOWN_HOST("outbound.unknownHost"),
        /** It cannot prove who it is, or does not speak TLS. */
        CERTIFICATE("outbound.certificate"),
        /** The time was over before the whole answer was there. */
        SLOW("outbound.slow"),
        /** No connection, or one that broke off. */
        SILENT("outbound.silent");

        private final String message;

        Why(String message) {
            this.message = message;
        }
    }

    Unanswered(Why why, String host) {
        super("address", why.message, host);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
