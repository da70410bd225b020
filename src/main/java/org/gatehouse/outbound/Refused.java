package org.gatehouse.outbound;

import org.gatehouse.kernel.InvalidInput;

/** An address that may not be asked, whenever it is tried. */
public final class Refused extends InvalidInput {

    Refused(String message, Object... arguments) {
        super("address", message, arguments);
    }
}
