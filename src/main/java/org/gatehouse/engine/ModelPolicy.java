package org.gatehouse.engine;

import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.context.MessageSource;

/**
 * The rules every deployed file has to keep, whichever way it comes: class path, Java or REST. A model is code, so it
 * may contain what is on a list and nothing else.
 */
class ModelPolicy implements Deployer {

    static final int LARGEST = 1024 * 1024;
    static final int MOST_FILES = 200;

    private static final ThreadLocal<Boolean> OURS = ThreadLocal.withInitial(() -> false);

    private final MessageSource messages;
    private final BpmnPolicy bpmn;
    private final DmnPolicy dmn = new DmnPolicy();
    private final FormPolicy form = new FormPolicy();

    ModelPolicy(MessageSource messages, StepCatalogue steps) {
        this.messages = messages;
        this.bpmn = new BpmnPolicy(steps);
    }

    /** Deploys files that came with the application itself: only those may bring pages (embedded forms). */
    static <T> T shipped(Callable<T> deployment) throws Exception {
        OURS.set(true);
        try {
            return deployment.call();
        } finally {
            OURS.remove();
        }
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        // The engine calls again when it reads an accepted deployment back from the database.
        if (deployment.isNew()) {
            check(deployment.getResources(), OURS.get());
        }
    }

    private void check(Map<String, ResourceEntity> resources, boolean ours) {
        Findings findings = new Findings(messages);
        if (resources.size() > MOST_FILES) {
            findings.add("", "", "tooMany", MOST_FILES);
            findings.throwIfAny();
        }
        for (ResourceEntity resource : resources.values()) {
            String file = resource.getName();
            byte[] content = resource.getBytes();
            if (content.length > LARGEST) {
                findings.add(file, "", "tooLarge", LARGEST / 1024);
                continue;
            }
            // The engine takes a file for what its name ends with, with or without a dot.
            if (file.endsWith(".bpmn") || file.endsWith(".bpmn20.xml")) {
                bpmn.check(file, content, ours, findings);
            } else if (file.endsWith(".dmn") || file.endsWith(".dmn11.xml")) {
                dmn.check(file, content, findings);
            } else if (file.endsWith(".form")) {
                form.check(file, content, findings);
            } else if (!file.endsWith(".html")) {
                findings.add(file, "", "fileType");
            } else if (!ours) {
                findings.add(file, "", "page");
            }
        }
        findings.throwIfAny();
    }
}
