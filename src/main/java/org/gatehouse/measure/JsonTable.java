package org.gatehouse.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.table.Table;
import org.gatehouse.table.Unreadable;

/** A JSON list of objects as a table: its names are the headings, the place in the list is the line. */
final class JsonTable {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonTable() {}

    static Table read(byte[] bytes) {
        return table(list(tree(bytes)));
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw new Unreadable("measure.file.json", line);
        } catch (IOException failed) {
            throw new Unreadable("measure.file.json", 1);
        }
    }

    /** The list itself, a lone reading, or the one list that an object holds. */
    private static List<JsonNode> list(JsonNode root) {
        JsonNode list = root;
        if (root.isObject()) {
            List<JsonNode> lists = new ArrayList<>();
            root.forEach(each -> {
                if (each.isArray()) {
                    lists.add(each);
                }
            });
            if (lists.isEmpty()) {
                return List.of(root);
            }
            list = lists.get(0);
        }
        if (!list.isArray()) {
            throw new Unreadable("measure.file.noList");
        }
        if (list.size() > Table.MOST_ROWS) {
            throw new Unreadable("table.refused.tooManyRows", Table.MOST_ROWS);
        }
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return items;
    }

    private static Table table(List<JsonNode> items) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!items.get(i).isObject()) {
                throw new Unreadable("measure.file.noObject", i + 1);
            }
            items.get(i).fieldNames().forEachRemaining(names::add);
            if (names.size() > Table.MOST_COLUMNS) {
                throw new Unreadable("table.refused.tooManyColumns");
            }
        }
        List<Table.Row> rows = new ArrayList<>();
        rows.add(new Table.Row(0, List.copyOf(names)));
        for (int i = 0; i < items.size(); i++) {
            List<String> cells = new ArrayList<>();
            for (String name : names) {
                cells.add(text(items.get(i).get(name)));
            }
            rows.add(new Table.Row(i + 1, cells));
        }
        return new Table("", rows, '\0');
    }

    /** What is no simple value stands as it is, and will be no date and no number. */
    private static String text(JsonNode value) {
        return value == null || value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString();
    }
}
