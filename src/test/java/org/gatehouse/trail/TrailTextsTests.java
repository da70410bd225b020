package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.kernel.ProjectEvent;
import org.gatehouse.project.Phase;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

/**
 * Every action an event can have has its text, in the bundle of the event's room. Actions are read from the compiled
 * rooms: what looks like {@code goal.added} in the room {@code goal} is an action or some other text's key.
 */
class TrailTextsTests {

    private static final Path CLASSES = Path.of("target/classes");
    private static final List<String> LANGUAGES = List.of("", "_zh_CN");

    /** Actions put together at run time: what may stand in their places. */
    private static final TreeMap<String, List<List<String>>> COMPOSED = new TreeMap<>();

    static {
        COMPOSED.put(
                "gate.\1.\1",
                List.of(
                        List.of("goal", "plan", "closure", "reconfirm"),
                        List.of("go", "goWithConditions", "rework", "hold", "stop")));
        COMPOSED.put("gate.sealed.\1", List.of(List.of("goal", "plan", "change", "closure")));
        COMPOSED.put("change.manager.\1", List.of(List.of("go", "rework", "stop", "gate")));
        COMPOSED.put(
                "project.phase.\1",
                List.of(Arrays.stream(Phase.values())
                        .map(phase -> phase.name().toLowerCase(java.util.Locale.ROOT))
                        .toList()));
    }

    @Test
    void everyActionOfEveryRoomHasItsTextInBothLanguages() {
        Set<String> rooms = new TreeSet<>();
        Set<String> silent = new TreeSet<>();
        for (Path file : classes()) {
            if (implementsEvent(file)) {
                rooms.add(room(file));
            }
        }
        assertThat(rooms).contains("project", "gate");
        for (String room : rooms) {
            for (String language : LANGUAGES) {
                Set<String> all = keys(null, language);
                Set<String> own = keys(room, language);
                constants(room)
                        .forEach(constant -> lacking(constant, own, all)
                                .forEach(missing ->
                                        silent.add("messages/" + room + language + ".properties: " + missing)));
                assertThat(own)
                        .as("the room %s publishes events", room)
                        .anyMatch(key -> key.startsWith("trail." + room + "."));
            }
        }
        assertThat(silent).as("actions without a text").isEmpty();
    }

    private static List<String> lacking(String constant, Set<String> own, Set<String> all) {
        List<List<String>> places = COMPOSED.get(constant);
        if (places != null) {
            return combinations(constant, places)
                    .map(action -> "trail." + action)
                    .filter(key -> !own.contains(key))
                    .toList();
        }
        if (constant.contains("\1")) {
            Pattern shape =
                    Pattern.compile("(trail\\.)?" + Pattern.quote(constant).replace("\1", "\\E[a-zA-Z0-9_.]*\\Q"));
            return all.stream().anyMatch(key -> shape.matcher(key).matches())
                    ? List.of()
                    : List.of("trail." + constant.replace('\1', '*'));
        }
        boolean known = own.contains("trail." + constant) || all.contains(constant);
        return known ? List.of() : List.of("trail." + constant);
    }

    private static Stream<String> combinations(String recipe, List<List<String>> places) {
        if (places.isEmpty()) {
            return Stream.of(recipe);
        }
        return places.get(0).stream()
                .flatMap(word -> combinations(recipe.replaceFirst("\1", word), places.subList(1, places.size())));
    }

    private static Set<String> keys(String room, String language) {
        Set<String> keys = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            files.filter(file -> room == null
                            ? file.getFileName().toString().matches("[a-z]+" + language + "\\.properties")
                            : file.getFileName().toString().equals(room + language + ".properties"))
                    .forEach(file -> keys.addAll(read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }

    private static Set<String> read(Path file) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames();
    }

    /** Texts in the room's code that look like one of its actions, complete or with places to fill. */
    private static Set<String> constants(String room) {
        Pattern action = Pattern.compile(room + "(\\.[a-zA-Z\1]+)+");
        return classes().stream()
                .filter(file -> room(file).equals(room))
                .flatMap(file -> texts(file).stream())
                .filter(text -> action.matcher(text).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static List<Path> classes() {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("org/gatehouse"))) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String room(Path file) {
        Path inside = CLASSES.resolve("org/gatehouse").relativize(file);
        return inside.getNameCount() > 1 ? inside.getName(0).toString() : "";
    }

    private static boolean implementsEvent(Path file) {
        String event = ProjectEvent.class.getName().replace('.', '/');
        return List.of(reader(file).getInterfaces()).contains(event);
    }

    static Set<String> texts(Path file) {
        Set<String> texts = new HashSet<>();
        reader(file)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public FieldVisitor visitField(
                                    int access, String name, String type, String signature, Object value) {
                                collect(value, texts);
                                return null;
                            }

                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String type, String signature, String[] exceptions) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitLdcInsn(Object value) {
                                        collect(value, texts);
                                    }

                                    @Override
                                    public void visitInvokeDynamicInsn(
                                            String called, String shape, Handle bootstrap, Object... arguments) {
                                        for (Object argument : arguments) {
                                            collect(argument, texts);
                                        }
                                    }
                                };
                            }
                        },
                        0);
        return texts;
    }

    private static void collect(Object value, Set<String> texts) {
        if (value instanceof String text) {
            texts.add(text);
        }
    }

    private static ClassReader reader(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new ClassReader(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
