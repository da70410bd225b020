package org.gatehouse.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The lists Tasklist opens with. They say nothing about the reader, because expressions in stored queries are off: the
 * engine shows each reader only the tasks addressed to them.
 */
@Component
class TaskFilters {

    private static final int URGENT = 75;

    private final FilterService filters;
    private final TaskService tasks;
    private final Startup startup;

    TaskFilters(FilterService filters, TaskService tasks, Startup startup) {
        this.filters = filters;
        this.tasks = tasks;
        this.startup = startup;
    }

    @EventListener(ApplicationReadyEvent.class)
    void seed() {
        startup.alone(() -> {
            filter("All my tasks | 我的全部任务", 0, "#1f6feb", byDueDate().active());
            filter("To claim | 待认领", 10, "#8250df", byDueDate().active().taskUnassigned());
            filter("Urgent | 紧急", 20, "#cf222e", byDueDate().active().taskMinPriority(URGENT));
            filter("On hold | 已暂缓", 30, "#6e7781", byDueDate().suspended());
        });
    }

    private TaskQuery byDueDate() {
        return tasks.createTaskQuery()
                .orderByDueDate()
                .asc()
                .orderByTaskCreateTime()
                .asc();
    }

    private void filter(String name, int priority, String color, TaskQuery query) {
        Filter filter = filters.createTaskFilterQuery().filterName(name).singleResult();
        if (filter == null) {
            filter = filters.newTaskFilter(name);
        }
        Map<String, Object> properties = new HashMap<>();
        properties.put("priority", priority);
        properties.put("color", color);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        filters.saveFilter(filter.setQuery(query).setProperties(properties));
    }
}
