package org.gatehouse.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.table.CellText;

/**
 * A name with its share, as in {@code Chen [50%]} or {@code 水泥[3 t]}.
 *
 * @param percent of one full unit; of material 100 is one unit of it
 * @param unit of material, empty for work
 */
record WrittenShare(String name, double percent, String unit) {

    private static final int MOST = 200;
    private static final Pattern SHARE =
            Pattern.compile("(.+?)\\s*[\\[(（【]\\s*([\\d.]{1,10})\\s*(%)?\\s*([^\\])）】]{0,20})[\\])）】]");

    /** Names parted by commas, semicolons, bars or lines. */
    static List<WrittenShare> list(String text) {
        List<WrittenShare> shares = new ArrayList<>();
        for (String part : text.split("[;；、,，\\n|]", MOST)) {
            String bare = part.strip().replaceAll("\\s+", " ");
            if (bare.isEmpty()) {
                continue;
            }
            Matcher share = SHARE.matcher(CellText.shortened(bare, 300));
            if (share.matches() && share.group(2).matches("\\d{1,7}(\\.\\d{1,2})?")) {
                double amount = Double.parseDouble(share.group(2));
                boolean percent = share.group(3) != null;
                String unit = percent ? "" : share.group(4).strip();
                shares.add(new WrittenShare(share.group(1), percent ? amount : amount * 100, unit));
            } else {
                shares.add(new WrittenShare(bare, 100, ""));
            }
        }
        return shares;
    }
}
