package org.gatehouse.health;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** How something stands; the later, the worse. */
public enum Light {
    /** Nobody can tell yet. */
    GREY,
    GREEN,
    AMBER,
    RED;

    /** @param name in any case, as decision tables write it */
    public static Light of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** A whole is as healthy as its weakest part; grey where there is none. */
    public static Light worst(Collection<Light> lights) {
        return lights.stream().max(Comparator.naturalOrder()).orElse(GREY);
    }

    /** As message keys and styles name it. */
    public String colour() {
        return name().toLowerCase(Locale.ROOT);
    }
}
