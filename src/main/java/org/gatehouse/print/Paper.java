package org.gatehouse.print;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/**
 * Makes PDFs of templates in the frame {@code print/paper}. The letters of both languages are inside the file; nothing is
 * fetched from anywhere while it is made.
 */
@Component
public class Paper {

    private static final String REGULAR = "fonts/NotoSansSC-Regular.ttf";
    private static final String BOLD = "fonts/NotoSansSC-Bold.ttf";
    private static final String FAMILY = "Paper";

    private final ITemplateEngine templates;
    private final ApplicationContext beans;
    private final ObjectMapper json;
    private final String style;
    private Font font;

    Paper(ITemplateEngine templates, ApplicationContext beans, ObjectMapper json) throws IOException {
        this.templates = templates;
        this.beans = beans;
        this.json = json;
        this.style = new ClassPathResource("templates/print/paper.css").getContentAsString(StandardCharsets.UTF_8);
    }

    /**
     * A PDF in the reader's language.
     *
     * @param template whose frame is {@code print/paper}; it may say {@code @texts}, but links must be whole addresses
     */
    public byte[] pdf(String template, Map<String, Object> model, Locale locale) {
        String page = inLanguage(locale, () -> templates.process(template, context(model, locale)));
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.withW3cDocument(new W3CDom().fromJsoup(Jsoup.parse(page)), null);
        builder.useUriResolver((base, address) -> null);
        builder.useFont(file(REGULAR), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(file(BOLD), FAMILY, 700, FontStyle.NORMAL, true);
        DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
        drawers.registerDrawer(PlotOnPaper.TYPE, new PlotOnPaper(json, font(), locale));
        builder.useObjectDrawerFactory(drawers);
        builder.withProducer("Gatehouse");
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        builder.toStream(written);
        try {
            builder.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return ReadableText.in(written.toByteArray());
    }

    private Context context(Map<String, Object> model, Locale locale) {
        Context context = new Context(locale, model);
        context.setVariable(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(beans, null));
        context.setVariable("paperStyle", style);
        return context;
    }

    private static String inLanguage(Locale locale, java.util.function.Supplier<String> work) {
        Locale before = LocaleContextHolder.getLocale();
        LocaleContextHolder.setLocale(locale);
        try {
            return work.get();
        } finally {
            LocaleContextHolder.setLocale(before);
        }
    }

    private static FSSupplier<InputStream> file(String font) {
        return () -> {
            try {
                return new ClassPathResource(font).getInputStream();
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        };
    }

    /** For what is drawn; read once, because it is ten megabytes. */
    private synchronized Font font() {
        if (font == null) {
            try (InputStream file = new ClassPathResource(REGULAR).getInputStream()) {
                font = Font.createFont(Font.TRUETYPE_FONT, file);
            } catch (IOException | FontFormatException broken) {
                throw new IllegalStateException("the font for paper cannot be read", broken);
            }
        }
        return font;
    }
}
