package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the template engine refuses only when it comes to the place, perhaps for some data alone, is found before. */
class TemplatesTests {

    /** Attributes the engine has no processor of their own for, and what fragments are given. */
    private static final Pattern RESTRICTED = Pattern.compile(
            "th:(?:data|aria|hx)-[\\w-]+=\"[^\"]*@\\w+\\.[^\"]*\"|~\\{[^{}\"]*\\([^\"]*@\\w+\\.[^\"]*\\)}");

    @Test
    void noBeanIsCalledWhereTheEngineForbidsIt() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                Matcher found = RESTRICTED.matcher(Files.readString(file));
                while (found.find()) {
                    wrong.add(file + ": " + found.group());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
