package org.gatehouse.appraisal;

import org.gatehouse.kernel.ProjectEvent;

/** An appraisal in a project went on. It says that, never whose or what: the trail is the whole project's. */
record AppraisalChanged(String projectKey, String action) implements ProjectEvent {

    @Override
    public String subject() {
        return "";
    }
}
