package org.gatehouse.exchange;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.table.CellText;

/** The kinds of constraint as MS Project names them in either language. */
final class WrittenConstraint {

    private static final Map<String, Constraint.Type> TYPES = new HashMap<>();
    private static final Map<Constraint.Type, List<String>> NAMES = new EnumMap<>(Constraint.Type.class);

    static {
        named(Constraint.Type.AS_SOON_AS_POSSIBLE, "as soon as possible", "asap", "越早越好");
        named(Constraint.Type.AS_LATE_AS_POSSIBLE, "as late as possible", "alap", "越晚越好");
        named(
                Constraint.Type.START_NO_EARLIER_THAN,
                "start no earlier than",
                "snet",
                "不得早于…开始",
                "不早于...开始",
                "不得早于...开始");
        named(Constraint.Type.START_NO_LATER_THAN, "start no later than", "snlt", "不得晚于...开始", "不得晚于…开始");
        named(Constraint.Type.FINISH_NO_EARLIER_THAN, "finish no earlier than", "fnet", "不得早于...完成", "不得早于…完成");
        named(Constraint.Type.FINISH_NO_LATER_THAN, "finish no later than", "fnlt", "不得晚于...完成", "不得晚于…完成");
        named(Constraint.Type.MUST_START_ON, "must start on", "mso", "必须开始于");
        named(Constraint.Type.MUST_FINISH_ON, "must finish on", "mfo", "必须完成于");
    }

    private WrittenConstraint() {}

    private static void named(Constraint.Type type, String... names) {
        NAMES.put(type, List.of(names));
        for (String name : names) {
            TYPES.put(CellText.folded(name), type);
        }
    }

    static Optional<Constraint.Type> type(String text) {
        return Optional.ofNullable(TYPES.get(CellText.folded(text).replace('_', ' ')));
    }

    /** As tables name it. */
    static String name(Constraint.Type type, boolean chinese) {
        return NAMES.get(type).get(chinese ? 2 : 0);
    }
}
