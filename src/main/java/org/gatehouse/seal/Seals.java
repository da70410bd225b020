package org.gatehouse.seal;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checks all chains of a project; who may ask is the caller's affair. */
@Component
@Transactional(readOnly = true)
class Seals {

    private final List<Sealed> chains;

    Seals(List<Sealed> chains) {
        this.chains = chains.stream().sorted(Comparator.comparing(Sealed::kind)).toList();
    }

    List<Finding> of(String projectKey) {
        return chains.stream().map(chain -> chain.verify(projectKey)).toList();
    }

    /** A project's chains, for a list over many. */
    record Checked(String key, String name, List<Finding> findings) {

        public boolean isWhole() {
            return findings.stream().allMatch(Finding::isWhole);
        }
    }
}
