package org.gatehouse.appraisal;

import java.util.Locale;

/** What the decision table makes of a score, with its words for it in both languages. */
record Grade(String code, String english, String chinese, String whyEnglish, String whyChinese) {

    static final Grade NONE = new Grade("", "", "", "", "");

    public String in(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? chinese : english;
    }

    public String why(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? whyChinese : whyEnglish;
    }
}
