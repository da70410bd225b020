package org.gatehouse.waiting;

import org.gatehouse.Tidy;
import org.springframework.stereotype.Component;

/** Looks up anew how long steps take. */
@Component
class TidyExperience implements Tidy {

    private final Experience experience;

    TidyExperience(Experience experience) {
        this.experience = experience;
    }

    @Override
    public void up() {
        experience.forget();
    }
}
