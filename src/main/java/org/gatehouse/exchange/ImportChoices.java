package org.gatehouse.exchange;

import java.util.Map;

/**
 * What the person decided about an import.
 *
 * @param resources by a resource's id in the file, what it is here: {@code person:lin}, {@code role}, {@code material},
 *     {@code cost} or {@code none}; what is missing is guessed
 * @param cancelVanished whether items that came from a file and are not in this one are cancelled
 * @param calendars whether the file's calendars are taken, its standard one for the project
 * @param baselines whether the file's baselines are taken
 */
record ImportChoices(Map<String, String> resources, boolean cancelVanished, boolean calendars, boolean baselines) {

    static final String PERSON = "person:";
    static final String ROLE = "role";
    static final String MATERIAL = "material";
    static final String COST = "cost";
    static final String NONE = "none";

    static final ImportChoices USUAL = new ImportChoices(Map.of(), false, true, true);

    ImportChoices {
        resources = Map.copyOf(resources);
    }
}
