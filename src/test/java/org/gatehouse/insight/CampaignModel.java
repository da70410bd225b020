package org.gatehouse.insight;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/**
 * The model of the simulated projects, in three versions: the first has no automatic check of the draft, the second has,
 * the third asks two approvers more. It has everything that counts: choices, loops, parallel tasks, a step of several
 * people, a sub-process, queued steps, tasks from a common pile.
 */
final class CampaignModel {

    static final String PROCESS = "campaign";
    static final int VERSIONS = 3;

    private CampaignModel() {}

    static void deploy(RepositoryService repository) {
        for (int version = 1; version <= VERSIONS; version++) {
            repository
                    .createDeployment()
                    .addModelInstance("campaign.bpmn", model(version))
                    .deploy();
        }
    }

    private static BpmnModelInstance model(int version) {
        var draft = Bpmn.createExecutableProcess(PROCESS)
                .name("Campaign | 营销活动")
                .startEvent("start")
                .userTask("draftBrief")
                .name("Draft the brief v" + version)
                .camundaCandidateGroups("planners");
        var ready = version == 1
                ? draft
                : draft.serviceTask("checkBrief")
                        .name("Check the brief")
                        .camundaAsyncBefore()
                        .camundaExpression("${true}")
                        .exclusiveGateway("briefComplete")
                        .name("Complete?")
                        .condition("No", "${!complete}")
                        .connectTo("draftBrief")
                        .moveToNode("briefComplete");
        var fork = (version == 1 ? draft.parallelGateway("split") : split(ready));
        fork.subProcess("design")
                .embeddedSubProcess()
                .startEvent("designStart")
                .userTask("sketch")
                .name("Sketch")
                .camundaAssignee("wu")
                .userTask("finishDesign")
                .name("Finish the design")
                .camundaAssignee("wu")
                .endEvent("designEnd")
                .subProcessDone()
                .parallelGateway("join")
                .userTask("approve")
                .name("Approve")
                .camundaAssignee("fang")
                .multiInstance()
                .parallel()
                .cardinality(Integer.toString(approvers(version)))
                .multiInstanceDone()
                .exclusiveGateway("approved")
                .name("Approved?")
                .condition("Go", "${decision == 'go'}")
                .serviceTask("publish")
                .name("Publish")
                .camundaExpression("${true}")
                .endEvent("published")
                .moveToNode("approved")
                .condition("Rework", "${decision == 'rework'}")
                .connectTo("draftBrief")
                .moveToNode("approved")
                .condition("Stop", "${decision == 'stop'}")
                .endEvent("stopped")
                .moveToNode("split")
                .userTask("writeText")
                .name("Write the text")
                .camundaAssignee("chen")
                .connectTo("join");
        return fork.done();
    }

    private static org.camunda.bpm.model.bpmn.builder.ParallelGatewayBuilder split(
            org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder<?, ?> from) {
        return from.condition("Yes", "${complete}").parallelGateway("split");
    }

    static int approvers(int version) {
        return version == 3 ? 3 : 1;
    }
}
