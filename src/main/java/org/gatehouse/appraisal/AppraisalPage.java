package org.gatehouse.appraisal;

import org.gatehouse.engine.InboxTask;
import org.gatehouse.engine.TaskPage;
import org.springframework.stereotype.Component;

/** The tasks of an appraisal lead to its page. */
@Component
class AppraisalPage implements TaskPage {

    @Override
    public String process() {
        return Openings.PROCESS;
    }

    @Override
    public String address(InboxTask task, String reader) {
        return "/appraisals/" + task.businessKey().substring("A-".length());
    }
}
