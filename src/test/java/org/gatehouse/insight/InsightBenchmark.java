package org.gatehouse.insight;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.Gatehouse;
import org.gatehouse.Statements;
import org.gatehouse.Visitor;
import org.gatehouse.engine.PlainLog;
import org.gatehouse.engine.ProcessLog;
import org.gatehouse.engine.ProcessLog.Model;
import org.gatehouse.insight.EventLog.Format;
import org.gatehouse.insight.EventLog.Resources;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * First: projects that the engine itself runs, and every figure of theirs reckoned again from the exported log. Then: how
 * long the pages take in a whole house with as many simulated projects. Options: {@code --database=h2} (a file) or {@code
 * postgres} for the pages, {@code --projects=1000}, {@code --requests=30} a page; {@code --port=8090
 * --look=600} keeps the house open for so many seconds, to be looked at.
 */
public final class InsightBenchmark {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("projects, 90 days", "/insight?model=project");
        PAGES.put("projects, 2 years", "/insight?model=project&from=%s");
        PAGES.put("projects, 2 years, working time", "/insight?model=project&time=working&from=%s");
        PAGES.put("gates, 2 years", "/insight?model=gate&from=%s");
        PAGES.put("work items, 2 years", "/insight?model=work-item&from=%s");
        PAGES.put("cases behind a figure, 2 years", "/insight/cases?model=work-item&what=done&step=doWork&from=%s");
        PAGES.put("decisions at gates, 2 years", "/insight/gates?from=%s");
        PAGES.put("XES of work items, 2 years", "/insight/export/xes?model=work-item&from=%s");
        PAGES.put("CSV of work items, 2 years", "/insight/export/csv?model=work-item&from=%s");
    }

    private final Map<String, String> options;
    private final List<String> out = new ArrayList<>();

    private InsightBenchmark(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options =
                new TreeMap<>(Map.of("database", "h2", "projects", "1000", "requests", "30", "look", "0", "port", "0"));
        for (String argument : arguments) {
            String[] option = argument.replaceFirst("^--", "").split("=", 2);
            if (option.length < 2 || options.replace(option[0], option[1]) == null) {
                throw new IllegalArgumentException("Unknown option " + argument + "; known: " + options.keySet());
            }
        }
        InsightBenchmark benchmark = new InsightBenchmark(options);
        benchmark.figures();
        benchmark.pages();
        Path target = Path.of("target", "benchmark");
        Files.createDirectories(target);
        Files.write(target.resolve("insight-" + options.get("database") + ".md"), benchmark.out);
        System.out.println(String.join("\n", benchmark.out));
        System.exit(0);
    }

    private void figures() throws Exception {
        LocalDate today = LocalDate.of(2026, 11, 25);
        Instant now = today.atTime(17, 45).atZone(ZONE).toInstant();
        try (PlainLog house = new PlainLog()) {
            GateTable.create(house.jdbc());
            CampaignModel.deploy(house.engine().getRepositoryService());
            ProcessLog log = house.log();
            Model model = log.models().get(0);
            long begun = System.nanoTime();
            new DrivenProjects(house.engine(), house.jdbc(), 42, now, model).run(number("projects"));
            long ran = System.nanoTime() - begun;
            Stretch stretch = Stretch.of(
                    today.minusYears(2).atStartOfDay(ZONE).toInstant(),
                    today.plusDays(1).atStartOfDay(ZONE).toInstant(),
                    now);
            Sums sums = new Sums(stretch, Timing.CALENDAR, ZONE);
            log.cases(model, null, stretch.from(), stretch.to(), one -> sums.add(one, log.graph(one.definitionId())));
            ByteArrayOutputStream xes = new ByteArrayOutputStream();
            new EventLog(log, new PastDecisions(house.jdbc()), Clock.fixed(now, ZONE))
                    .ofModel(CampaignModel.PROCESS, today.minusYears(2), today, null, Format.XES, Resources.NAMED, xes);
            Map<String, Double> ours =
                    Spelling.of(sums.figures(log.graph(model.newest().definitionId())), List.of());
            Map<String, Double> reckoned =
                    Reckoning.of(new ByteArrayInputStream(xes.toByteArray()), (since, until) -> until - since);
            List<String> differing = ours.entrySet().stream()
                    .filter(one -> one.getValue() != 0
                            && (!reckoned.containsKey(one.getKey())
                                    || Math.round(reckoned.get(one.getKey())) != one.getValue()))
                    .map(one -> one + " but reckoned " + reckoned.get(one.getKey()))
                    .toList();
            out.add(String.format(
                    Locale.ROOT,
                    "%,d projects run by the engine in %d s, %,d visits, log of %,d kB: %d figures, %d differ from the"
                            + " reckoning",
                    number("projects"),
                    ran / 1_000_000_000,
                    house.jdbc().queryForObject("select count(*) from ACT_HI_ACTINST", Integer.class),
                    xes.size() / 1024,
                    ours.size(),
                    differing.size()));
            out.add("");
            if (!differing.isEmpty()) {
                throw new IllegalStateException(String.join("\n", differing));
            }
        }
    }

    private void pages() throws Exception {
        if (options.get("database").equals("postgres")) {
            try (EmbeddedPostgres server =
                    EmbeddedPostgres.builder().setRegisterShutdownHook(false).start()) {
                pages("test,postgres", server.getJdbcUrl("postgres", "postgres"), "postgres");
            }
            return;
        }
        Path place = Files.createTempDirectory("insight-bench");
        pages(
                "test",
                "jdbc:h2:async:" + place.resolve("house")
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=512",
                "gatehouse");
        try (var files = Files.list(place)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(place);
    }

    private void pages(String profiles, String url, String user) throws InterruptedException {
        try (ConfigurableApplicationContext house = new SpringApplicationBuilder(Gatehouse.class)
                .profiles(profiles.split(","))
                .initializers(context -> Statements.countIn(context))
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + user,
                        "--spring.datasource.password=",
                        "--server.port=" + number("port"),
                        "--logging.level.root=WARN")) {
            JdbcTemplate jdbc = house.getBean(JdbcTemplate.class);
            Instant now = house.getBean(Clock.class).instant();
            ProcessLog log = house.getBean(ProcessLog.class);
            Visitor lin = new Visitor(house.getEnvironment().getRequiredProperty("local.server.port", Integer.class))
                    .signIn("lin");
            String since = LocalDate.ofInstant(now, ZONE).minusYears(2).toString();
            Map<String, Integer> few = new LinkedHashMap<>();
            PAGES.forEach((name, path) -> few.put(name, statements(lin, path.formatted(since))));
            WalkedModels walked = new WalkedModels(jdbc, 42, now);
            Map<String, Integer> each = Map.of("project", 1, "gate", 4, "work-item", 10);
            log.models().stream()
                    .filter(model -> each.containsKey(model.process()))
                    .forEach(model -> walked.walk(
                            model,
                            log.graph(model.newest().definitionId()),
                            each.get(model.process()) * number("projects")));
            jdbc.execute("analyze");
            out.add(String.format(
                    Locale.ROOT,
                    "%s, %,d projects with four gates and ten work items each, %,d visits, %d requests a page",
                    options.get("database").equals("h2") ? "H2 file" : "PostgreSQL",
                    number("projects"),
                    jdbc.queryForObject("select count(*) from ACT_HI_ACTINST", Integer.class),
                    number("requests")));
            out.add("");
            out.add("| Page | p50 ms | p95 ms | Longest ms | kB | Statements | Statements without projects |");
            out.add("|---|---|---|---|---|---|---|");
            PAGES.forEach((name, path) -> out.add(row(lin, name, path.formatted(since), few.get(name))));
            if (number("look") > 0) {
                Thread.sleep(number("look") * 1_000L);
            }
        }
    }

    private String row(Visitor lin, String name, String path, int few) {
        for (int warm = 0; warm < 5; warm++) {
            lin.bytes(path);
        }
        long[] times = new long[number("requests")];
        int size = 0;
        for (int at = 0; at < times.length; at++) {
            long begun = System.nanoTime();
            size = lin.bytes(path).body().length;
            times[at] = (System.nanoTime() - begun) / 1_000_000;
        }
        Arrays.sort(times);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %,d | %d | %d |",
                name,
                times[times.length / 2],
                times[(int) Math.ceil(times.length * 0.95) - 1],
                times[times.length - 1],
                size / 1024,
                statements(lin, path),
                few);
    }

    private static int statements(Visitor visitor, String path) {
        return Statements.settled(() -> visitor.bytes(path)).size();
    }

    private int number(String option) {
        return Integer.parseInt(options.get(option));
    }
}
