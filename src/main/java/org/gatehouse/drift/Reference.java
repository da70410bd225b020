package org.gatehouse.drift;

import org.gatehouse.gate.SealedDossier;

/**
 * What a project is held against.
 *
 * @param gate that opens again where the project left it: the last one of the lifecycle that it passed
 * @param dossier the newest one that was approved, of that gate or of its confirmation
 * @param allowed what change gates approved since
 */
record Reference(String gate, SealedDossier dossier, Allowance allowed) {

    Facts approved() {
        return new Facts(dossier.facts());
    }
}
