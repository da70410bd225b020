package org.gatehouse.portfolio;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.Gatehouse;
import org.gatehouse.Statements;
import org.gatehouse.Visitor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long the portfolio's pages take with many projects, as a signed-in manager gets them over HTTP from a whole
 * running house, and how many statements each takes. Options: {@code --database=h2} (a file) or {@code postgres}, {@code
 * --projects=1000}, {@code --items=100} a project, {@code --requests=300} a page, {@code --clients=4} at a time.
 */
public final class PortfolioBenchmark {

    private static final int FEW = 30;

    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("first page", "/portfolio?sort=end");
        PAGES.put("filtered", "/portfolio?status=RUNNING&phase=EXECUTION&market=Small+firms&sort=name");
        PAGES.put("searched", "/portfolio?text=no.+7&sort=end");
        PAGES.put("sorted by health", "/portfolio?sort=health");
        PAGES.put("last page", "/portfolio?sort=end&page=40");
        PAGES.put("timeline", "/portfolio/timeline?sort=start&months=24");
        PAGES.put("totals by market", "/portfolio/rollup?by=MARKET");
        PAGES.put("totals by quarter", "/portfolio/rollup?by=QUARTER");
        PAGES.put("CSV of all", "/portfolio/export/csv?sort=end");
        PAGES.put("Excel of all", "/portfolio/export/xlsx?sort=end");
    }

    private final Map<String, String> options;
    private final List<String> out = new ArrayList<>();

    private PortfolioBenchmark(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new TreeMap<>(
                Map.of("database", "h2", "projects", "1000", "items", "100", "requests", "300", "clients", "4"));
        for (String argument : arguments) {
            String[] option = argument.replaceFirst("^--", "").split("=", 2);
            if (option.length < 2 || options.replace(option[0], option[1]) == null) {
                throw new IllegalArgumentException("Unknown option " + argument + "; known: " + options.keySet());
            }
        }
        new PortfolioBenchmark(options).run();
        System.exit(0);
    }

    private void run() throws Exception {
        if (options.get("database").equals("postgres")) {
            try (EmbeddedPostgres server =
                    EmbeddedPostgres.builder().setRegisterShutdownHook(false).start()) {
                run("test,postgres", server.getJdbcUrl("postgres", "postgres"), "postgres");
            }
            return;
        }
        Path place = Files.createTempDirectory("portfolio-bench");
        run(
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

    private void run(String profiles, String url, String user) throws Exception {
        try (ConfigurableApplicationContext house = new SpringApplicationBuilder(Gatehouse.class)
                .profiles(profiles.split(","))
                .initializers(context -> Statements.countIn(context))
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + user,
                        "--spring.datasource.password=",
                        "--camunda.bpm.job-execution.enabled=true",
                        "--server.port=0",
                        "--logging.level.root=WARN")) {
            int port = house.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            JdbcTemplate jdbc = house.getBean(JdbcTemplate.class);
            measure(port, jdbc, new Fleet(jdbc, LocalDate.now(house.getBean(Clock.class)), true));
        }
    }

    private void measure(int port, JdbcTemplate jdbc, Fleet fleet) throws Exception {
        int projects = number("projects");
        int items = number("items");
        fleet.add("S", FEW, items);
        Visitor lin = new Visitor(port).signIn("lin");
        Map<String, Integer> few = new LinkedHashMap<>();
        PAGES.forEach((name, path) -> few.put(name, statements(lin, path)));
        long begun = System.nanoTime();
        fleet.add("B", projects - FEW, items);
        jdbc.execute("analyze");
        System.out.printf("filled in %d s%n", (System.nanoTime() - begun) / 1_000_000_000);
        out.add(String.format(
                Locale.ROOT,
                "%s, %,d projects, %,d items, %d requests a page by %d clients at a time; load of the machine before: %.1f",
                options.get("database").equals("h2") ? "H2 file" : "PostgreSQL",
                jdbc.queryForObject("select count(*) from project", Integer.class),
                jdbc.queryForObject("select count(*) from work_item", Integer.class),
                number("requests"),
                number("clients"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        out.add("");
        out.add("| Page | p50 ms | p95 ms | Longest ms | kB | Statements | Statements with " + FEW + " projects |");
        out.add("|---|---|---|---|---|---|---|");
        List<Visitor> clients = new ArrayList<>();
        for (int n = 0; n < number("clients"); n++) {
            clients.add(new Visitor(port).signIn("lin"));
        }
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            boolean file = page.getValue().contains("/export/");
            int requests = file ? Math.max(10, number("requests") / 10) : number("requests");
            times(clients, page.getValue(), Math.max(5, requests / 2));
            long[] times = times(clients, page.getValue(), requests);
            int size = lin.bytes(page.getValue()).body().length;
            out.add(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %d | %d | %d |",
                    page.getKey(),
                    times[times.length / 2],
                    times[(int) Math.ceil(times.length * 0.95) - 1],
                    times[times.length - 1],
                    size / 1024,
                    statements(lin, page.getValue()),
                    few.get(page.getKey())));
            System.out.println(out.get(out.size() - 1));
        }
        write();
    }

    private void write() throws IOException {
        System.out.println(String.join("\n", out));
        Path target = Path.of("target", "benchmark");
        Files.createDirectories(target);
        Files.write(target.resolve("portfolio-" + options.get("database") + ".md"), out);
    }

    /** Milliseconds of each request, sorted. */
    private static long[] times(List<Visitor> clients, String path, int requests) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(clients.size());
        AtomicInteger left = new AtomicInteger(requests);
        List<Future<List<Long>>> all = new ArrayList<>();
        for (Visitor client : clients) {
            all.add(pool.submit(() -> {
                List<Long> times = new ArrayList<>();
                while (left.getAndDecrement() > 0) {
                    long begun = System.nanoTime();
                    int status = client.bytes(path).statusCode();
                    times.add((System.nanoTime() - begun) / 1_000_000);
                    if (status != 200) {
                        throw new IllegalStateException(path + " answers " + status);
                    }
                }
                return times;
            }));
        }
        List<Long> times = new ArrayList<>();
        for (Future<List<Long>> one : all) {
            times.addAll(one.get());
        }
        pool.shutdown();
        long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static int statements(Visitor visitor, String path) {
        return Statements.settled(() -> visitor.bytes(path)).size();
    }

    private int number(String option) {
        return Integer.parseInt(options.get(option));
    }
}
