package org.gatehouse.review;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** How something stands; the later, the worse. */
public enum Light {
    GREEN,
    AMBER,
    RED;

    static Light of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** A whole is as healthy as its weakest part. */
    static Light worst(Collection<Light> lights) {
        return lights.stream().max(Comparator.naturalOrder()).orElse(GREEN);
    }

    /** As message keys and styles name it. */
    public String colour() {
        return name().toLowerCase(Locale.ROOT);
    }
}
