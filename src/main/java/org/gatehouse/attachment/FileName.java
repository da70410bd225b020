package org.gatehouse.attachment;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes a name that came with a file safe to show, to send in a header and to save under on any system. */
final class FileName {

    private static final int MOST = 150;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}\\p{Cn}]");
    private static final Pattern RISKY = Pattern.compile("[<>:\"|?*%;]");
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.DOTALL);

    private FileName() {}

    static String safe(String given) {
        String name = Normalizer.normalize(given == null ? "" : given, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = INVISIBLE.matcher(name).replaceAll("");
        name = RISKY.matcher(name).replaceAll("_").replaceAll("\\p{Z}+", " ");
        name = name.replaceAll("^[. ]+", "").replaceAll("[. ]+$", "");
        if (RESERVED.matcher(name).matches()) {
            name = "_" + name;
        }
        return name.isEmpty() ? "file" : shortened(name);
    }

    private static String shortened(String name) {
        if (name.length() <= MOST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        int end = MOST - ending.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + ending;
    }
}
