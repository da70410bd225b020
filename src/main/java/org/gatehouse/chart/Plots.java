package org.gatehouse.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

/** What the templates of plots ask for. */
@Component("plots")
class Plots {

    private final ObjectMapper json;

    Plots(ObjectMapper json) {
        this.json = json;
    }

    public PlotTable table(Plot plot) {
        return PlotTable.of(plot);
    }

    /** As the picture on the page reads it. */
    public String json(Plot plot) {
        try {
            return json.writeValueAsString(plot);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
