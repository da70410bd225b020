package org.gatehouse.seal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gatehouse.project.Portfolio;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/**
 * The command {@code java -jar gatehouse.jar --verify[=KEY]}: a line for each project and each of its chains, and exit
 * code 1 where one is broken. Nothing is served and no step runs meanwhile.
 */
@Component
public class Verification implements ApplicationRunner {

    private static final String OPTION = "--verify";
    private static final int AT_ONCE = 200;
    private static final Map<String, String> STILL = Map.of(
            "--server.port", "-1",
            "--spring.main.banner-mode", "off",
            "--logging.level.root", "error",
            "--camunda.bpm.job-execution.enabled", "false");

    private final Seals seals;
    private final Portfolio projects;
    private final ConfigurableApplicationContext house;

    Verification(Seals seals, Portfolio projects, ConfigurableApplicationContext house) {
        this.seals = seals;
        this.projects = projects;
        this.house = house;
    }

    /** The arguments of the program; with those that keep everything else still where only a check is asked for. */
    public static String[] quietly(String[] args) {
        if (Stream.of(args).noneMatch(arg -> arg.equals(OPTION) || arg.startsWith(OPTION + "="))) {
            return args;
        }
        // An option given twice would have two values.
        Stream<String> others =
                Stream.of(args).filter(arg -> STILL.keySet().stream().noneMatch(name -> arg.startsWith(name + "=")));
        Stream<String> still = STILL.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue());
        return Stream.concat(others, still).toArray(String[]::new);
    }

    @Override
    public void run(ApplicationArguments args) {
        if (args.containsOption("verify")) {
            String key = args.getOptionValues("verify").stream().findFirst().orElse("");
            int code = verify(key, System.out::println);
            System.exit(SpringApplication.exit(house, () -> code));
        }
    }

    /**
     * @param key of the one project that is asked for; empty for all
     * @return 0 where all is whole, 1 where something is broken, 2 where there is no such project
     */
    int verify(String key, Consumer<String> print) {
        if (!key.isEmpty()) {
            if (projects.lines(List.of(key)).isEmpty()) {
                print.accept(key + ": no such project");
                return 2;
            }
            return one(key, print) ? 0 : 1;
        }
        boolean whole = true;
        int count = projects.count();
        for (int from = 0; from < count; from += AT_ONCE) {
            for (Portfolio.Line project : projects.all(from, AT_ONCE)) {
                whole &= one(project.key(), print);
            }
        }
        print.accept(count + (whole ? " projects, all whole" : " projects, some BROKEN"));
        return whole ? 0 : 1;
    }

    private boolean one(String key, Consumer<String> print) {
        boolean whole = true;
        for (Finding finding : seals.of(key)) {
            print.accept(
                    finding.isWhole()
                            ? "%s %s: whole, %d links".formatted(key, finding.kind(), finding.checked())
                            : "%s %s: BROKEN at link %d: %s"
                                    .formatted(key, finding.kind(), finding.brokenAt(), finding.in(Locale.ENGLISH)));
            whole &= finding.isWhole();
        }
        return whole;
    }
}
