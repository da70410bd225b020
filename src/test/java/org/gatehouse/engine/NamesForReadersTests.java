package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesForReadersTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"Decide | 决定 | SEO\"}; {\"name\":\"决定 · SEO\"}",
                "{\"name\":\"Decide | 决定\"}; {\"name\":\"决定\"}",
                "{\"name\":\"Plain\"}; {\"name\":\"Plain\"}",
                "{\"name\":\"A | B | C | D\"}; {\"name\":\"B · C | D\"}",
                "{\"name\":null,\"n\":1.10,\"big\":12345678901234567890,\"t\":true}; {\"name\":null,\"n\":1.10,\"big\":12345678901234567890,\"t\":true}",
                "{\"comment\":\"Decide | 决定\"}; {\"comment\":\"Decide | 决定\"}",
                "[[\"x | y\"],{\"a\":{\"processDefinitionName\":\"P | 流程\"}}]; [[\"x | y\"],{\"a\":{\"processDefinitionName\":\"流程\"}}]",
                "{\"bpmn20Xml\":\"<a/>\"}; {\"bpmn20Xml\":\"<a/>\"}",
            })
    void onlyNamesChange(String stored, String read) throws IOException {
        assertThat(new String(
                        NamesForReaders.inReadersLanguage(
                                stored.getBytes(StandardCharsets.UTF_8), Locale.SIMPLIFIED_CHINESE),
                        StandardCharsets.UTF_8))
                .isEqualTo(read);
    }
}
