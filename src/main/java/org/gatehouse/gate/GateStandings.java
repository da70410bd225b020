package org.gatehouse.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How projects stand at their gates. One statement, however many there are; who may ask is the caller's affair. */
@Component
@Transactional(readOnly = true)
public class GateStandings {

    private final JdbcTemplate jdbc;

    GateStandings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The last time a project stood at a gate with this subject.
     *
     * @param subject what is decided on where a project has several, e.g. a change request's id; else empty
     * @param round 1 for the first time
     * @param instance the process instance of the gate
     * @param rule {@code one}, {@code any}, {@code all}, {@code nOfM}, {@code veto} or {@code sequence}
     * @param needed votes for go that are needed under {@code nOfM} and {@code veto}
     * @param approvers ids of those who are asked, in turn under {@code sequence}; empty before they are chosen
     * @param vetoers ids of those who have the veto, under {@code veto}
     * @param voted ids of those who voted, in that order; under {@code sequence} one for each place
     * @param decision empty while it is open
     */
    public record Standing(
            String projectKey,
            String gate,
            String subject,
            int round,
            String instance,
            String submitter,
            Instant submittedAt,
            String rule,
            int needed,
            List<String> approvers,
            List<String> vetoers,
            List<String> voted,
            String decision) {

        public boolean isOpen() {
            return decision.isEmpty();
        }
    }

    /** By project, in the order in which they came to their gates; projects that never did are missing. */
    public Map<String, List<Standing>> of(Collection<String> projectKeys) {
        Map<Long, Standing> byReview = new LinkedHashMap<>();
        if (!projectKeys.isEmpty()) {
            jdbc.query(
                    "select r.id, r.project_key, r.gate, r.subject, r.round, r.process_instance_id, r.submitter_id,"
                            + " r.submitted_at, r.vote_rule, r.needed, r.approvers, r.principals,"
                            + " r.vetoers, r.decision, v.approver_id"
                            + " from gate_review r left join gate_vote v on v.review_id = r.id where r.id in"
                            + " (select max(l.id) from gate_review l where l.project_key in ("
                            + String.join(", ", Collections.nCopies(projectKeys.size(), "?"))
                            + ") group by l.project_key, l.gate, l.subject) order by r.id, v.vote_no",
                    row -> {
                        Standing standing = byReview.get(row.getLong("id"));
                        if (standing == null) {
                            List<String> approvers = listed(row.getString("approvers"));
                            standing = new Standing(
                                    row.getString("project_key"),
                                    row.getString("gate"),
                                    row.getString("subject"),
                                    row.getInt("round"),
                                    row.getString("process_instance_id"),
                                    row.getString("submitter_id"),
                                    row.getTimestamp("submitted_at").toInstant(),
                                    row.getString("vote_rule"),
                                    row.getInt("needed"),
                                    approvers,
                                    vetoers(
                                            approvers,
                                            listed(row.getString("principals")),
                                            listed(row.getString("vetoers"))),
                                    new ArrayList<>(),
                                    row.getString("decision"));
                            byReview.put(row.getLong("id"), standing);
                        }
                        if (row.getString("approver_id") != null) {
                            standing.voted().add(row.getString("approver_id"));
                        }
                    },
                    projectKeys.toArray());
        }
        Map<String, List<Standing>> byProject = new HashMap<>();
        byReview.values()
                .forEach(standing -> byProject
                        .computeIfAbsent(standing.projectKey(), any -> new ArrayList<>())
                        .add(standing));
        return byProject;
    }

    /** The veto belongs to a place, whoever is asked there. */
    private static List<String> vetoers(List<String> approvers, List<String> principals, List<String> vetoing) {
        List<String> vetoers = new ArrayList<>();
        for (int at = 0; at < Math.min(approvers.size(), principals.size()); at++) {
            if (vetoing.contains(principals.get(at))) {
                vetoers.add(approvers.get(at));
            }
        }
        return vetoers;
    }

    private static List<String> listed(String ids) {
        return ids.isEmpty() ? List.of() : Arrays.asList(ids.split(","));
    }
}
