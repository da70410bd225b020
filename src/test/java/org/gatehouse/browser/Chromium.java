package org.gatehouse.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The one Chromium of all browser tests: the one named by {@code GATEHOUSE_CHROMIUM}, else one on the path. On a machine
 * without it the tests are skipped and say why; in CI ({@code CI=true}) that is a failure.
 */
final class Chromium implements ExecutionCondition, AfterTestExecutionCallback {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final String MISSING =
            "no Chromium on this machine: install Debian's package \"chromium\", or name one"
                    + " in the environment variable GATEHOUSE_CHROMIUM";

    private static Playwright playwright;
    private static Browser browser;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (installed().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is there");
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(MISSING);
        }
        return ConditionEvaluationResult.disabled(MISSING);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            String test = context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName();
            ((BrowserTest) context.getRequiredTestInstance()).keepPictures(test.replaceAll("[^A-Za-z0-9-]+", "_"));
        }
    }

    static synchronized Browser browser() {
        if (browser == null) {
            Map<String, String> environment = new HashMap<>(System.getenv());
            environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(installed().orElseThrow())
                            .setTimeout(120_000)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-background-networking",
                                    "--no-first-run")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return browser;
    }

    private static Optional<Path> installed() {
        String named = System.getenv("GATEHOUSE_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
