package org.gatehouse.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.runtime.Incident;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** An automated step that gave up stays where it is, and one line in the log says so. */
@Component
class Incidents extends AbstractProcessEnginePlugin {

    private static final Logger log = LoggerFactory.getLogger("org.gatehouse.incident");

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomIncidentHandlers(List.of(new Logged()));
    }

    private static final class Logged extends DefaultIncidentHandler {

        Logged() {
            super(Incident.FAILED_JOB_HANDLER_TYPE);
        }

        @Override
        public Incident createIncident(IncidentContext context, String message) {
            log.error(
                    "automated step {} of {} gave up: {}. Mend the cause, then set the retries of job {} in Cockpit.",
                    context.getFailedActivityId() == null ? context.getActivityId() : context.getFailedActivityId(),
                    context.getProcessDefinitionId(),
                    message,
                    context.getConfiguration());
            return super.createIncident(context, message);
        }
    }
}
