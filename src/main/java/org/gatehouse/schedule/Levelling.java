package org.gatehouse.schedule;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.schedule.LevellingProgress.Phase;
import org.gatehouse.schedule.LevellingProposal.Method;
import org.gatehouse.schedule.LevellingProposal.Move;
import org.gatehouse.schedule.LevellingProposal.Relief;

/**
 * Finds a plan in which no resource is asked for more than it has, and which ends as early as possible, by delaying
 * activities.
 *
 * <p>Orders of activities are laid out to the minute by the critical path method and the resources' capacities; the orders
 * come from priority rules, then from a genetic search ({@link ListSearch}), then from a constraint solver that sees the
 * plan in larger steps ({@link CpSat}), then from the search again. There is always a plan, whatever the time. Where a
 * resource cannot be relieved, because started work, ordered dates or a single activity ask too much of it, the proposal
 * says so.
 */
public final class Levelling {

    private static final double SEARCH_SHARE = 0.5;
    private static final double SOLVER_SHARE = 0.7;
    /** In plans with more places the search gains more in the time than the solver. */
    private static final int SOLVER_PLACES = 1000;

    private final Network network;
    private final LevellingOptions options;
    private final long begun = System.nanoTime();
    private final Timetable before;
    private final LevellingModel model;
    private final CompressedPlan compressed;

    private Levelling(Network network, Map<String, Capacity> capacities, LevellingOptions options) {
        this.network = network;
        this.options = options;
        before = CriticalPath.of(network);
        model = new LevellingModel(network, before, capacities, options);
        compressed = new CompressedPlan(model);
    }

    /**
     * Levels a network. Activities keep their {@link Activity#notBefore}: to level anew, leave out what an earlier
     * levelling has set.
     *
     * @param capacities by resource; those not named are never short
     * @throws Unschedulable as {@link CriticalPath#of}
     */
    public static LevellingProposal of(Network network, Map<String, Capacity> capacities, LevellingOptions options) {
        return new Levelling(network, capacities, options).proposal();
    }

    /**
     * From when on activities must not start if only some moves are accepted; to be set as their
     * {@link Activity#notBefore}. Activities that get to their place without are left out.
     *
     * @param network the one that was levelled
     * @param accepted activities of the proposal's moves
     */
    public static Map<String, LocalDateTime> notBefore(
            Network network, LevellingProposal proposal, Set<String> accepted) {
        Map<String, LocalDateTime> starts = new HashMap<>();
        List<Move> moves = proposal.moves().stream()
                .filter(move -> accepted.contains(move.activity()))
                .toList();
        moves.stream().filter(Move::delayed).forEach(move -> starts.put(move.activity(), move.startAfter()));
        Map<String, Times> times = CriticalPath.of(with(network, starts)).times();
        for (Move move : moves) {
            if (times.get(move.activity()).earlyStart().isBefore(move.startAfter())) {
                starts.put(move.activity(), move.startAfter());
            }
        }
        return starts;
    }

    /** The network with later moments before which activities do not start. */
    public static Network with(Network network, Map<String, LocalDateTime> notBefore) {
        return new Network(
                network.start(),
                network.now(),
                network.calendar(),
                network.activities().stream()
                        .map(activity -> notBefore.containsKey(activity.key())
                                ? delayed(activity, notBefore.get(activity.key()))
                                : activity)
                        .toList(),
                network.links());
    }

    private static Activity delayed(Activity a, LocalDateTime to) {
        LocalDateTime start = a.notBefore() != null && a.notBefore().isAfter(to) ? a.notBefore() : to;
        return new Activity(
                a.key(),
                a.kind(),
                a.parent(),
                a.durationMinutes(),
                a.calendar(),
                a.constraint(),
                a.deadline(),
                a.actualStart(),
                a.actualFinish(),
                a.remainingMinutes(),
                start,
                a.priority(),
                a.demands());
    }

    private LevellingProposal proposal() {
        Overloads now = new Overloads(model, before);
        if (now.conflicts().isEmpty()) {
            return new LevellingProposal(
                    before, before, List.of(), List.of(), List.of(), before.finish(), Method.NOTHING_TO_DO, 0);
        }
        LevellingBoard board = new LevellingBoard(model, compressed);
        ListSearch search = new ListSearch(
                board, options.seed(), options.schedules(), cost -> tell(Phase.SEARCHING, board.endOf(cost)));
        Method method = search(board, search);
        board.clear(0);
        for (int activity : search.list()) {
            board.place(activity, board.earliest(activity));
        }
        return proposal(now, board, method, search.schedules());
    }

    private Method search(LevellingBoard board, ListSearch search) {
        TimeBox time = new TimeBox(begun + options.time().toNanos(), options.cancelled());
        search.plain();
        boolean solving = options.workers() > 0 && board.size() <= SOLVER_PLACES;
        search.run(solving ? time.part(SEARCH_SHARE) : time);
        Method method = search.cost() < search.plainCost() ? Method.SEARCH : Method.PRIORITY_RULE;
        if (solving && board.endOf(search.cost()) > compressed.lowerBound() && !time.over()) {
            long cost = search.cost();
            solve(board, search, time.part(SOLVER_SHARE));
            method = search.cost() < cost ? Method.SOLVER : method;
            cost = search.cost();
            search.run(time);
            method = search.cost() < cost ? Method.SEARCH : method;
        }
        return method;
    }

    private void solve(LevellingBoard board, ListSearch search, TimeBox time) {
        RcpspBoard small = new RcpspBoard(compressed.problem());
        small.clear(0);
        int[] hint = new int[small.size()];
        for (int activity : new Ranking(small).by(ranks(search.list()))) {
            small.place(activity, small.earliest(activity));
            hint[activity] = small.start(activity);
        }
        tell(Phase.SOLVING, board.endOf(search.cost()));
        CpSat.solve(compressed.problem(), hint, options.workers(), options.seed(), time, end -> {})
                .ifPresent(answer -> {
                    compressed.raise(answer.lowerBound());
                    if (answer.starts() != null) {
                        long[] keys =
                                IntStream.of(answer.starts()).asLongStream().toArray();
                        search.offer(new Ranking(board).by(keys));
                    }
                });
    }

    private static long[] ranks(int[] list) {
        long[] ranks = new long[list.length];
        for (int at = 0; at < list.length; at++) {
            ranks[list[at]] = at;
        }
        return ranks;
    }

    private void tell(Phase phase, long finish) {
        options.progress()
                .accept(new LevellingProgress(
                        phase,
                        Duration.ofNanos(System.nanoTime() - begun),
                        Moment.at(finish),
                        Moment.at(compressed.lowerBound())));
    }

    private LevellingProposal proposal(Overloads now, LevellingBoard board, Method method, long schedules) {
        Map<String, LocalDateTime> starts = new HashMap<>();
        for (int i = 0; i < model.movable.length; i++) {
            if (model.movable[i] && board.isDelayed(i) && board.startOf(i) > model.start[i]) {
                starts.put(model.graph.activities[i].key(), Moment.at(board.startOf(i)));
            }
        }
        Timetable after = CriticalPath.of(with(network, starts));
        Overloads then = new Overloads(model, after);
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < model.movable.length; i++) {
            Activity activity = model.graph.activities[i];
            Times was = before.times().get(activity.key());
            Times is = after.times().get(activity.key());
            if (!model.graph.isSummary(i) && was.earlyStart().isBefore(is.earlyStart())) {
                moves.add(new Move(
                        activity.key(),
                        was.earlyStart(),
                        was.earlyFinish(),
                        is.earlyStart(),
                        is.earlyFinish(),
                        starts.containsKey(activity.key()),
                        IntStream.of(model.wants[i])
                                .mapToObj(model.resources::get)
                                .collect(Collectors.toUnmodifiableSet())));
            }
        }
        moves.sort(Comparator.comparing(Move::startAfter).thenComparing(Move::activity));
        List<Relief> relief = new ArrayList<>();
        for (int r = 0; r < model.percent.length; r++) {
            if (now.minutes(r) > 0 || then.minutes(r) > 0) {
                relief.add(new Relief(model.resources.get(r), now.minutes(r), then.minutes(r)));
            }
        }
        relief.sort(Comparator.comparingLong((Relief one) -> one.minutesAfter() - one.minutesBefore())
                .thenComparing(Relief::resource));
        return new LevellingProposal(
                before,
                after,
                List.copyOf(moves),
                List.copyOf(relief),
                List.copyOf(then.conflicts()),
                Moment.at(compressed.lowerBound()),
                method,
                schedules);
    }
}
