package org.gatehouse.gate;

/** A part of the dossier, contributed by the room that owns the facts. */
public interface DossierSection {

    /** The heading is the message {@code dossier.<key>}. */
    String key();

    /** Sections stand in this order, smallest first. */
    int order();

    /** Whether approvers at this gate ({@code goal}, {@code plan}, {@code change}, {@code closure}) need it. */
    boolean appliesTo(String gate);

    /**
     * Whether they need it for this subject, e.g. {@code reconfirm}, a change request's id, or empty where the gate has
     * one subject only.
     */
    default boolean appliesTo(String gate, String subject) {
        return appliesTo(gate);
    }

    /** Gathers the facts as they are now; a section without line, column or picture is left out. */
    Evidence gather(String projectKey, String gate, String subject);
}
