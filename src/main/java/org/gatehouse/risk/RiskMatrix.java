package org.gatehouse.risk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Open risks counted by probability and impact, before and with their responses. */
@Component
class RiskMatrix {

    private final LevelRule rule;
    private final JdbcClient sql;

    RiskMatrix(LevelRule rule, JdbcClient sql) {
        this.rule = rule;
        this.sql = sql;
    }

    /** @param rows by probability, the highest first */
    record Matrix(boolean residual, List<Row> rows, int unassessed) {}

    /** @param cells by impact, the lowest first */
    record Row(int probability, List<Cell> cells) {}

    /** @param level of a risk that is not near */
    record Cell(int impact, RiskLevel level, int count) {}

    /** Without and with the responses, in one statement. */
    List<Matrix> of(String projectKey, RiskKind kind) {
        Map<String, Integer> before = new HashMap<>();
        Map<String, Integer> after = new HashMap<>();
        int[] unassessed = {0};
        sql.sql("select inherent_probability as p, inherent_impact as i,"
                        + " coalesce(residual_probability, inherent_probability) as rp,"
                        + " coalesce(residual_impact, inherent_impact) as ri, count(*) as many from risk"
                        + " where project_key = ? and kind = ? and state <> 'CLOSED' group by"
                        + " inherent_probability, inherent_impact, coalesce(residual_probability, inherent_probability),"
                        + " coalesce(residual_impact, inherent_impact)")
                .params(projectKey, kind.name())
                .query(row -> {
                    int many = row.getInt("many");
                    if (row.getInt("p") == 0) {
                        unassessed[0] += many;
                    } else {
                        before.merge(place(row.getInt("p"), row.getInt("i")), many, Integer::sum);
                        after.merge(place(row.getInt("rp"), row.getInt("ri")), many, Integer::sum);
                    }
                });
        Map<String, RiskLevel> levels = new HashMap<>();
        scale().forEach(p -> scale().forEach(i ->
                levels.put(place(p, i), rule.judge(kind, p, i, null).level())));
        return List.of(
                new Matrix(false, rows(before, levels), unassessed[0]),
                new Matrix(true, rows(after, levels), unassessed[0]));
    }

    private static List<Row> rows(Map<String, Integer> counts, Map<String, RiskLevel> levels) {
        return scale().map(row -> Scales.MOST + 1 - row)
                .mapToObj(p -> new Row(
                        p,
                        scale().mapToObj(i -> new Cell(i, levels.get(place(p, i)), counts.getOrDefault(place(p, i), 0)))
                                .toList()))
                .toList();
    }

    private static IntStream scale() {
        return IntStream.rangeClosed(1, Scales.MOST);
    }

    private static String place(int probability, int impact) {
        return probability + "/" + impact;
    }
}
