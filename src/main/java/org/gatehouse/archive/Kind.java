package org.gatehouse.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;

/** What a column holds: the same in the archive whichever database it came from. */
enum Kind {
    TEXT,
    WHOLE,
    DECIMAL,
    REAL,
    TRUTH,
    DAY,
    /** A point in time, in UTC. */
    MOMENT,
    /** Wall-clock time of the house. */
    LOCAL,
    /** The engine's own way to keep a point in time: wall-clock time of the Java process. */
    ENGINE_MOMENT,
    BYTES;

    static Kind of(int type, String typeName, boolean engine) {
        String name = typeName.toLowerCase(Locale.ROOT);
        if (name.startsWith("timestamp")) {
            boolean zoned = name.equals("timestamptz") || name.contains("with time zone");
            return zoned ? MOMENT : engine ? ENGINE_MOMENT : LOCAL;
        }
        return switch (type) {
            case Types.DATE -> DAY;
            case Types.BIT, Types.BOOLEAN -> TRUTH;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
            case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> REAL;
            case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> BYTES;
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB, Types.NCHAR, Types.NVARCHAR -> TEXT;
            default -> throw new IllegalStateException("a column of type " + typeName + " cannot be archived");
        };
    }

    /** The value of a row; null where there is none. */
    Object read(ResultSet row, int at) throws SQLException {
        Object value = switch (this) {
            case TEXT -> row.getString(at);
            case WHOLE -> row.getLong(at);
            case DECIMAL -> row.getBigDecimal(at);
            case REAL -> row.getDouble(at);
            case TRUTH -> row.getBoolean(at);
            case DAY -> row.getObject(at, LocalDate.class);
            case MOMENT -> instant(row.getObject(at, OffsetDateTime.class));
            case LOCAL -> row.getObject(at, LocalDateTime.class);
            case ENGINE_MOMENT -> instant(row.getTimestamp(at));
            case BYTES -> row.getBytes(at);
        };
        return row.wasNull() ? null : value;
    }

    void write(JsonGenerator json, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (this) {
            case WHOLE -> json.writeNumber((Long) value);
            case DECIMAL -> json.writeNumber(((BigDecimal) value).toPlainString());
            case REAL -> json.writeNumber((Double) value);
            case TRUTH -> json.writeBoolean((Boolean) value);
            case BYTES -> bytes(json, (byte[]) value);
            default -> json.writeString(value.toString());
        }
    }

    /** The value as it was written; throws {@link DateTimeException} or {@link IllegalArgumentException} for others. */
    Object parse(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        return switch (this) {
            case TEXT -> text(node);
            case WHOLE -> {
                must(node.isIntegralNumber() && node.canConvertToLong());
                yield node.longValue();
            }
            case DECIMAL -> {
                must(node.isNumber());
                yield node.decimalValue();
            }
            case REAL -> {
                must(node.isNumber());
                yield node.doubleValue();
            }
            case TRUTH -> {
                must(node.isBoolean());
                yield node.booleanValue();
            }
            case DAY -> LocalDate.parse(text(node));
            case MOMENT, ENGINE_MOMENT -> Instant.parse(text(node));
            case LOCAL -> LocalDateTime.parse(text(node));
            case BYTES -> {
                must(node.isObject() && node.size() == 1);
                yield node.has("text")
                        ? text(node.path("text")).getBytes(StandardCharsets.UTF_8)
                        : Base64.getDecoder().decode(text(node.path("base64")));
            }
        };
    }

    void bind(PreparedStatement statement, int at, Object value, int type) throws SQLException {
        if (value == null) {
            statement.setNull(at, this == MOMENT ? Types.TIMESTAMP_WITH_TIMEZONE : type);
            return;
        }
        switch (this) {
            case TEXT -> statement.setString(at, (String) value);
            case WHOLE -> statement.setLong(at, (Long) value);
            case DECIMAL -> statement.setBigDecimal(at, (BigDecimal) value);
            case REAL -> statement.setDouble(at, (Double) value);
            case TRUTH -> statement.setBoolean(at, (Boolean) value);
            case DAY, LOCAL -> statement.setObject(at, value);
            case MOMENT -> statement.setObject(at, ((Instant) value).atOffset(ZoneOffset.UTC));
            case ENGINE_MOMENT -> statement.setTimestamp(at, Timestamp.from((Instant) value));
            case BYTES -> statement.setBytes(at, (byte[]) value);
        }
    }

    /** Text stays readable; whatever is no text is told in Base64. */
    private static void bytes(JsonGenerator json, byte[] value) throws IOException {
        json.writeStartObject();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            json.writeStringField("text", text);
        } catch (CharacterCodingException other) {
            json.writeStringField("base64", Base64.getEncoder().encodeToString(value));
        }
        json.writeEndObject();
    }

    private static String text(JsonNode node) {
        must(node.isTextual());
        return node.textValue();
    }

    private static void must(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not as it is written");
        }
    }

    private static Instant instant(OffsetDateTime stored) {
        return stored == null ? null : stored.toInstant();
    }

    private static Instant instant(Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }
}
