package org.gatehouse.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether an address is written as one that may be asked; where its name leads is seen later. */
final class Target {

    private static final int LONGEST = 2000;

    /** IPv4 as everybody reads it. Octal, hexadecimal and short forms are read differently by different programs. */
    private static final Pattern DOTTED = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

    /** Hosts that a browser takes for a number: the last label is one (URL Standard, "ends in a number"). */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9a-fA-F]*)\\.?");

    private Target() {}

    static URI of(String written) {
        if (written.isBlank() || written.length() > LONGEST) {
            throw new Refused("outbound.address");
        }
        try {
            URI uri = new URI(written.strip());
            require(uri);
            return uri;
        } catch (URISyntaxException wrong) {
            throw new Refused("outbound.address");
        }
    }

    static void require(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http") || uri.getHost() == null) {
            throw new Refused("outbound.address");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new Refused("outbound.userInfo");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65535) {
            throw new Refused("outbound.address");
        }
        String host = uri.getHost();
        if (host.indexOf('%') >= 0
                || NUMERIC.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
            throw new Refused("outbound.notation", host);
        }
    }
}
