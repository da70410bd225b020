package org.gatehouse.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.gatehouse.kernel.Role;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What each role may ask of the engine through its web apps and its REST API; set at every start. Tasks need no row
 * here: the engine grants each task to those it is addressed to.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Rights implements ApplicationRunner {

    private static final List<Role> ALL = List.of(Role.values());

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final Startup startup;

    Rights(IdentityService identity, AuthorizationService authorizations, Startup startup) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.startup = startup;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        startup.alone(() -> {
            group(Role.STAFF.group(), "Staff | 员工");
            group(Role.MANAGER.group(), "Managers | 管理人员");
            group(Role.ANALYST.group(), "Process analysts | 流程分析师");
            group(Role.ADMIN.group(), "Administrators | 系统管理员");
            group(Role.HR.group(), "Human resources | 人力资源");
            group(Groups.CAMUNDA_ADMIN, "Keeps the set-up page shut; grants nothing");
            ALL.forEach(this::everybody);
            managers();
            analysts();
            Stream.of(Resources.values()).forEach(resource -> grant(Role.ADMIN, resource, ANY, Permissions.ALL));
        });
    }

    /** Filters are read, never written: a stored query is code. */
    private void everybody(Role role) {
        grant(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(role, Resources.APPLICATION, "welcome", Permissions.ACCESS);
        grant(role, Resources.FILTER, ANY, Permissions.READ);
        if (role != Role.ANALYST) {
            // The engine wants the right to read history for a task's comments; the guard opens no other history.
            grant(
                    role,
                    Resources.PROCESS_DEFINITION,
                    ANY,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.READ_HISTORY);
        }
    }

    private void managers() {
        grant(
                Role.MANAGER,
                Resources.PROCESS_DEFINITION,
                "project",
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.CREATE_INSTANCE);
        grant(Role.MANAGER, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);
    }

    private void analysts() {
        grant(Role.ANALYST, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(Role.ANALYST, Resources.DEPLOYMENT, ANY, Permissions.READ, Permissions.CREATE);
        grant(
                Role.ANALYST,
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.MIGRATE_INSTANCE,
                ProcessDefinitionPermissions.RETRY_JOB);
        grant(Role.ANALYST, Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY);
        grant(Role.ANALYST, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ);
        grant(
                Role.ANALYST,
                Resources.BATCH,
                ANY,
                BatchPermissions.READ,
                BatchPermissions.CREATE_BATCH_MIGRATE_PROCESS_INSTANCES);
    }

    private void group(String id, String name) {
        Group group = identity.createGroupQuery().groupId(id).singleResult();
        if (group == null) {
            group = identity.newGroup(id);
        }
        group.setName(name);
        group.setType("WORKFLOW");
        identity.saveGroup(group);
    }

    /** One row for each group, resource and id: a second one is an error. */
    private void grant(Role role, Resource resource, String id, Permission... permissions) {
        Authorization row = authorizations
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(role.group())
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (row == null) {
            row = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
            row.setGroupId(role.group());
            row.setResource(resource);
            row.setResourceId(id);
        }
        row.setPermissions(permissions);
        authorizations.saveAuthorization(row);
    }
}
