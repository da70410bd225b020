package org.gatehouse.engine;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The automated steps a model may name, and nothing else of the application. */
@Component
class StepCatalogue {

    private final ListableBeanFactory beans;

    StepCatalogue(ListableBeanFactory beans) {
        this.beans = beans;
    }

    boolean contains(String name) {
        return beans.containsBean(name) && beans.isTypeMatch(name, AutomatedStep.class);
    }

    AutomatedStep get(String name) {
        return beans.getBean(name, AutomatedStep.class);
    }
}
