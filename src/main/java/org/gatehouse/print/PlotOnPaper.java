package org.gatehouse.print;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Font;
import java.awt.Shape;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.chart.Drawing;
import org.gatehouse.chart.Plot;
import org.w3c.dom.Element;

/** Draws the plots that a template left as objects, in the place the page made for them. */
class PlotOnPaper implements FSObjectDrawer {

    static final String TYPE = "application/x-plot";

    private final ObjectMapper json;
    private final Font font;
    private final Locale locale;

    PlotOnPaper(ObjectMapper json, Font font, Locale locale) {
        this.json = json;
        this.font = font;
        this.locale = locale;
    }

    @Override
    public Map<Shape, String> drawObject(
            Element element,
            double x,
            double y,
            double width,
            double height,
            OutputDevice device,
            RenderingContext context,
            int dotsPerPixel) {
        Drawing drawing = new Drawing(plot(element), font, locale);
        device.drawWithGraphics(
                (float) x, (float) y, (float) width / dotsPerPixel, (float) height / dotsPerPixel, graphics -> {
                    double scale = 96.0 / 72;
                    graphics.scale(scale, scale);
                    drawing.on(graphics, width / dotsPerPixel / scale, height / dotsPerPixel / scale);
                });
        return null;
    }

    private Plot plot(Element element) {
        try {
            return json.readValue(element.getAttribute("data-plot"), Plot.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
