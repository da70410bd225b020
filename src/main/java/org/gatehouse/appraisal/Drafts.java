package org.gatehouse.appraisal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.gatehouse.kernel.InvalidInput;
import org.springframework.util.MultiValueMap;

/** Indicators as a form sends them: one value of each field for each row; a row without a name is left out. */
final class Drafts {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}(\\.\\d{1,4})?");

    private Drafts() {}

    static List<KpiDraft> of(MultiValueMap<String, String> form) {
        List<String> names = form.getOrDefault("nameEn", List.of());
        List<KpiDraft> drafts = new ArrayList<>();
        for (int at = 0; at < names.size(); at++) {
            KpiDraft draft = row(form, at);
            if (!draft.nameEn().isEmpty()) {
                drafts.add(draft);
            }
        }
        return drafts;
    }

    /** The one a form with a single row describes. */
    static KpiDraft one(MultiValueMap<String, String> form) {
        return row(form, 0);
    }

    private static KpiDraft row(MultiValueMap<String, String> form, int at) {
        String english = text(form, "nameEn", at);
        String chinese = text(form, "nameZh", at);
        if (english.isEmpty() && chinese.isEmpty()) {
            return new KpiDraft("", "", null, null, "", 0, null, null);
        }
        BigDecimal weight = number(form, "weight", at);
        BigDecimal metric = number(form, "metricId", at);
        return new KpiDraft(
                english,
                chinese,
                source(text(form, "source", at)),
                metric == null ? null : metric.longValue(),
                text(form, "unit", at),
                weight == null
                                || weight.stripTrailingZeros().scale() > 0
                                || weight.abs().intValue() > 1000
                        ? 0
                        : weight.intValue(),
                number(form, "targetValue", at),
                number(form, "zeroValue", at));
    }

    private static Source source(String name) {
        return Arrays.stream(Source.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static BigDecimal number(MultiValueMap<String, String> form, String field, int at) {
        String text = text(form, field, at).replace(",", "");
        if (text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new InvalidInput(field, "error.number", text);
        }
        return new BigDecimal(text);
    }

    private static String text(MultiValueMap<String, String> form, String field, int at) {
        List<String> values = form.getOrDefault(field, List.of());
        return at < values.size() && values.get(at) != null ? values.get(at).strip() : "";
    }
}
