package org.gatehouse.api;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.kernel.InvalidInput;

/** What a token opens; written {@code goals:read items:write}. Who may write an area may read it. */
record Scope(Map<Area, Right> rights) {

    enum Right {
        READ,
        WRITE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    Scope {
        rights = rights.isEmpty() ? Map.of() : new EnumMap<>(rights);
    }

    static Scope read(String text) {
        Map<Area, Right> rights = new EnumMap<>(Area.class);
        Arrays.stream(text.split(" ")).filter(one -> !one.isEmpty()).forEach(one -> {
            String[] parts = one.split(":");
            if (parts.length == 2) {
                Area.of(parts[0]).ifPresent(area -> rights.put(area, right(parts[1])));
            }
        });
        return new Scope(rights);
    }

    private static Right right(String word) {
        return switch (word) {
            case "read" -> Right.READ;
            case "write" -> Right.WRITE;
            default -> throw new InvalidInput("scopes", "api.error.scope", word);
        };
    }

    boolean opens(Area area, boolean toWrite) {
        Right right = rights.get(area);
        return area == Area.NONE || right == Right.WRITE || right == Right.READ && !toWrite;
    }

    @Override
    public String toString() {
        return rights.entrySet().stream()
                .map(one -> one.getKey().word() + ":" + one.getValue().word())
                .collect(Collectors.joining(" "));
    }
}
