package org.gatehouse.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            report.pdf                    | report.pdf
            推广方案 终稿.docx              | 推广方案 终稿.docx
            ../../etc/passwd              | passwd
            C:\\Users\\lin\\notes.txt     | notes.txt
            <img src=x onerror=alert(1)>.png | _img src=x onerror=alert(1)_.png
            a\"; filename=\"b.html        | a__ filename=_b.html
            .htaccess                     | htaccess
            ...                           | file
            ~~                            | file
            CON                           | _CON
            lpt1.txt                      | _lpt1.txt
            name.txt. .                   | name.txt
            """)
    void isSafe(String given, String safe) {
        assertThat(FileName.safe(given.replace("\\\\", "\\").replace("\\\"", "\"")))
                .isEqualTo(safe);
    }

    @Test
    void hidesNothing() {
        assertThat(FileName.safe("gpj.\u202Egnp.exe")).isEqualTo("gpj.gnp.exe");
        assertThat(FileName.safe("a\u0000b\r\nSet-Cookie: x.txt")).isEqualTo("abSet-Cookie_ x.txt");
        assertThat(FileName.safe("a\u200Bb\uFEFF.txt")).isEqualTo("ab.txt");
        assertThat(FileName.safe(null)).isEqualTo("file");
    }

    @Test
    void keepsTheEndingOfAnEndlessName() {
        assertThat(FileName.safe("长".repeat(400) + ".xlsx")).hasSize(150).endsWith("长.xlsx");
        assertThat(FileName.safe("😀".repeat(400) + ".png")).endsWith(".png").doesNotContain("\uFFFD");
        assertThat(FileName.safe("😀".repeat(400)).codePoints()).allMatch(point -> point == 0x1F600);
    }
}
