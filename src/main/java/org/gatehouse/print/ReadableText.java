package org.gatehouse.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;

/**
 * Many a Chinese letter shares its shape with a sign of the block "Kangxi Radicals", and a PDF names the first of both. It
 * looks right, but nobody finds the word by searching and a copy of it is another word; here the letter is named.
 */
final class ReadableText {

    private static final Pattern RANGES = Pattern.compile("\\d+ beginbfrange\\s(.*?)endbfrange", Pattern.DOTALL);
    private static final Pattern RANGE =
            Pattern.compile("<([0-9A-Fa-f]{4})>\\s*<([0-9A-Fa-f]{4})>\\s*<([0-9A-Fa-f]{4,8})>");

    private ReadableText() {}

    static byte[] in(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                PDResources resources = page.getResources();
                for (COSName font : resources.getFontNames()) {
                    mend(resources.getFont(font).getCOSObject().getItem(COSName.TO_UNICODE));
                }
            }
            ByteArrayOutputStream mended = new ByteArrayOutputStream(pdf.length);
            document.save(mended);
            return mended.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void mend(COSBase entry) throws IOException {
        COSBase map = entry instanceof COSObject object ? object.getObject() : entry;
        if (map instanceof COSStream stream) {
            String before;
            try (var reading = stream.createInputStream()) {
                before = new String(reading.readAllBytes(), StandardCharsets.US_ASCII);
            }
            String after = RANGES.matcher(before).replaceAll(block -> Matcher.quoteReplacement(named(block.group(1))));
            if (!after.equals(before)) {
                try (OutputStream writing = stream.createOutputStream(COSName.FLATE_DECODE)) {
                    writing.write(after.getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
    }

    /** The same ranges, but each radical for itself and by the name of its letter. */
    private static String named(String ranges) {
        List<String> lines = new ArrayList<>();
        Matcher range = RANGE.matcher(ranges);
        while (range.find()) {
            int first = Integer.parseInt(range.group(1), 16);
            int last = Integer.parseInt(range.group(2), 16);
            String text = range.group(3);
            if (text.length() > 4) {
                lines.add(range.group());
                continue;
            }
            int letter = Integer.parseInt(text, 16);
            for (int glyph = first; glyph <= last; glyph++) {
                lines.add("<%04X> <%04X> <%04X>".formatted(glyph, glyph, named(letter + glyph - first)));
            }
        }
        // A block holds at most a hundred ranges.
        StringBuilder blocks = new StringBuilder();
        for (int from = 0; from < lines.size(); from += 100) {
            List<String> block = lines.subList(from, Math.min(lines.size(), from + 100));
            blocks.append(from == 0 ? "" : "\n")
                    .append(block.size())
                    .append(" beginbfrange\n")
                    .append(String.join("\n", block))
                    .append("\nendbfrange");
        }
        return blocks.toString();
    }

    private static int named(int letter) {
        return Character.UnicodeBlock.of(letter) == Character.UnicodeBlock.KANGXI_RADICALS
                ? Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKC)
                        .codePointAt(0)
                : letter;
    }
}
