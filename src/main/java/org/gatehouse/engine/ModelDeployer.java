package org.gatehouse.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys {@code processes/} as one deployment, so that a process finds the forms, decisions and called processes it
 * was drawn with. An unchanged restart makes no new version; running projects finish on the version they started with.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ModelDeployer implements ApplicationRunner {

    static final String DEPLOYMENT = "processes";
    private static final Logger log = LoggerFactory.getLogger(ModelDeployer.class);
    private static final Set<String> ENDINGS = Set.of("bpmn", "dmn", "form", "html");

    private final RepositoryService repository;

    ModelDeployer(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        Map<String, Resource> models = models();
        if (models.isEmpty()) {
            log.warn("models: none found in processes/");
            return;
        }
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name(DEPLOYMENT)
                .source("classpath")
                .enableDuplicateFiltering(false);
        for (Map.Entry<String, Resource> model : models.entrySet()) {
            try (InputStream in = model.getValue().getInputStream()) {
                deployment.addInputStream(model.getKey(), in);
            }
        }
        DeploymentWithDefinitions deployed = ModelPolicy.shipped(deployment::deployWithResult);
        int changed = deployed.getDeployedProcessDefinitions() == null
                ? 0
                : deployed.getDeployedProcessDefinitions().size();
        log.info("models: {}", changed == 0 ? "unchanged" : changed + " processes in a new version");
    }

    /** Resource name by path from {@code processes/}: the same from a jar, an IDE and a test. */
    private static Map<String, Resource> models() throws IOException {
        Map<String, Resource> models = new TreeMap<>();
        for (Resource resource :
                new PathMatchingResourcePatternResolver().getResources("classpath*:/processes/**/*.*")) {
            String url = resource.getURL().toString();
            String name = URLDecoder.decode(url.substring(url.lastIndexOf("/processes/") + 1), StandardCharsets.UTF_8);
            if (ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                // As everywhere on a class path, what stands first counts.
                models.putIfAbsent(name, resource);
            }
        }
        return models;
    }
}
