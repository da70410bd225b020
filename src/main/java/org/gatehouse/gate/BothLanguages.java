package org.gatehouse.gate;

import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.gatehouse.chart.Plot;
import org.gatehouse.engine.Label;

/** Pictures whose words are kept in both languages until there is a reader. */
final class BothLanguages {

    private BothLanguages() {}

    static Plot of(Plot english, Plot chinese) {
        BinaryOperator<String> both = (one, other) -> one.equals(other) ? one : new Label(one, other, "").toString();
        return new Plot(
                both.apply(english.title(), chinese.title()),
                both.apply(english.unit(), chinese.unit()),
                IntStream.range(0, english.series().size())
                        .mapToObj(at -> {
                            Plot.Series series = english.series().get(at);
                            return new Plot.Series(
                                    both.apply(
                                            series.name(),
                                            chinese.series().get(at).name()),
                                    series.shape(),
                                    series.tone(),
                                    series.points());
                        })
                        .toList(),
                english.band() == null
                        ? null
                        : new Plot.Band(
                                both.apply(english.band().name(), chinese.band().name()),
                                english.band().ranges()),
                IntStream.range(0, english.marks().size())
                        .mapToObj(at -> new Plot.Mark(
                                english.marks().get(at).day(),
                                both.apply(
                                        english.marks().get(at).text(),
                                        chinese.marks().get(at).text())))
                        .toList());
    }

    static Plot in(Locale reader, Plot plot) {
        UnaryOperator<String> word = stored -> Label.of(stored).in(reader);
        return new Plot(
                word.apply(plot.title()),
                word.apply(plot.unit()),
                plot.series().stream()
                        .map(series -> new Plot.Series(
                                word.apply(series.name()), series.shape(), series.tone(), series.points()))
                        .toList(),
                plot.band() == null
                        ? null
                        : new Plot.Band(
                                word.apply(plot.band().name()), plot.band().ranges()),
                plot.marks().stream()
                        .map(mark -> new Plot.Mark(mark.day(), word.apply(mark.text())))
                        .toList());
    }
}
