package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word a person reads stands in a bundle, in English and Chinese alike. */
class MessagesTests {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path JAVA = Path.of("src/main/java");
    private static final String CHINESE = "_zh_CN.properties";

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern KEY =
            Pattern.compile("#\\{([A-Za-z][\\w.-]*\\w)[}(]|#messages\\.msg\\w*\\('([\\w.-]*\\w)'");
    private static final Pattern REFUSED = Pattern.compile(
            "(?:new (?:Conflict|NotAllowed)\\(|(?:new InvalidInput|Problem\\.of)\\(\\s*[^,()]+(?:\\(\\))?,)\\s*\"([^\"]+)\"");
    private static final Pattern ELEMENT = Pattern.compile("<([a-z][\\w:]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>([^<]*)");
    private static final Pattern SPOKEN =
            Pattern.compile("(?<![:\\w-])(?:title|alt|placeholder|aria-label)\\s*=\\s*\"[^\"]*\\p{L}[^\"]*\"");
    private static final Set<String> SAME_EVERYWHERE = Set.of("Gatehouse", "English", "中文");

    @Test
    void english_and_chinese_have_the_same_keys_with_the_same_places() {
        List<String> wrong = new ArrayList<>();
        bundles().forEach((name, english) -> {
            Properties chinese = read(MESSAGES.resolve(name + CHINESE));
            Set<String> keys = new TreeSet<>(english.stringPropertyNames());
            keys.addAll(chinese.stringPropertyNames());
            for (String key : keys) {
                String en = english.getProperty(key);
                String zh = chinese.getProperty(key);
                if (en == null || zh == null || zh.isBlank()) {
                    wrong.add(name + ": " + key + " is missing in " + (en == null ? "English" : "Chinese"));
                } else if (!places(en).equals(places(zh))) {
                    wrong.add(name + ": " + key + " has places " + places(en) + " and " + places(zh));
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void quotes_are_doubled_exactly_where_a_text_has_places() {
        List<String> wrong = new ArrayList<>();
        files(MESSAGES, ".properties").forEach(file -> {
            Properties bundle = read(file);
            bundle.stringPropertyNames().forEach(key -> {
                String text = bundle.getProperty(key);
                boolean single = text.replaceAll("''|'[{}]+'", "").contains("'");
                if (places(text).isEmpty() ? text.contains("''") : single) {
                    wrong.add(file.getFileName() + ": " + key);
                }
            });
        });
        assertThat(wrong)
                .as("a text with places is formatted, where '' stands for '; one without is shown as it is")
                .isEmpty();
    }

    @Test
    void notices_have_plain_places() {
        List<String> wrong = new ArrayList<>();
        files(MESSAGES, ".properties").forEach(file -> {
            Properties bundle = read(file);
            bundle.stringPropertyNames().stream()
                    .filter(key -> key.startsWith("notice.") || key.contains(".notice."))
                    .filter(key -> bundle.getProperty(key).matches("(?s).*\\{\\d+,.*"))
                    .forEach(key -> wrong.add(file.getFileName() + ": " + key));
        });
        assertThat(wrong)
                .as("a notice keeps its arguments as text, so a number's format cannot be shown to anybody")
                .isEmpty();
    }

    @Test
    void no_key_is_defined_twice() {
        Map<String, String> owners = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        bundles()
                .forEach((name, bundle) -> bundle.stringPropertyNames().forEach(key -> {
                    String other = owners.putIfAbsent(key, name);
                    if (other != null) {
                        twice.add(key + " in " + other + " and " + name);
                    }
                }));
        assertThat(twice).isEmpty();
    }

    @Test
    void what_templates_and_refusals_say_exists() {
        Set<String> known = new TreeSet<>();
        bundles().values().forEach(bundle -> known.addAll(bundle.stringPropertyNames()));
        Set<String> unknown = new TreeSet<>();
        files(TEMPLATES, ".html").forEach(file -> collect(file, KEY, known, unknown));
        files(JAVA, ".java").forEach(file -> collect(file, REFUSED, known, unknown));
        assertThat(unknown).isEmpty();
    }

    @Test
    void templates_say_nothing_of_their_own() {
        Set<String> spoken = new TreeSet<>();
        files(TEMPLATES, ".html").forEach(file -> {
            String page = COMMENT.matcher(text(file)).replaceAll("");
            Matcher element = ELEMENT.matcher(page);
            while (element.find()) {
                String attributes = element.group(2);
                String words = element.group(3).strip();
                boolean replaced = attributes.contains("th:text") || attributes.contains("th:replace");
                if (!replaced
                        && words.chars().anyMatch(Character::isLetter)
                        && !words.contains("[[")
                        && !SAME_EVERYWHERE.contains(words)) {
                    spoken.add(TEMPLATES.relativize(file) + ": " + words);
                }
                Matcher attribute = SPOKEN.matcher(attributes);
                while (attribute.find()) {
                    spoken.add(TEMPLATES.relativize(file) + ": " + attribute.group());
                }
            }
        });
        assertThat(spoken).isEmpty();
    }

    private static void collect(Path file, Pattern pattern, Set<String> known, Set<String> unknown) {
        Matcher found = pattern.matcher(COMMENT.matcher(text(file)).replaceAll(""));
        while (found.find()) {
            for (int group = 1; group <= found.groupCount(); group++) {
                if (found.group(group) != null && !known.contains(found.group(group))) {
                    unknown.add(found.group(group) + " in " + file.getFileName());
                }
            }
        }
    }

    /** Numbers of the places a text fills. */
    private static Set<String> places(String text) {
        new MessageFormat(text, Locale.ROOT);
        Set<String> places = new TreeSet<>();
        Matcher place = Pattern.compile("\\{(\\d+)[,}]").matcher(text);
        while (place.find()) {
            places.add(place.group(1));
        }
        return places;
    }

    private static Map<String, Properties> bundles() {
        Map<String, Properties> bundles = new TreeMap<>();
        files(MESSAGES, ".properties")
                .filter(file -> !file.toString().endsWith(CHINESE))
                .forEach(file -> bundles.put(file.getFileName().toString().replace(".properties", ""), read(file)));
        return bundles;
    }

    private static Properties read(Path file) {
        Properties bundle = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            bundle.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return bundle;
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
