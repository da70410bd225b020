package org.gatehouse.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A person's words as a query. All of up to three words must be there, of more three quarters; a word of the tags counts
 * thrice, one of step or market half as much again. A Chinese word is there where most of its pairs of characters are, and
 * counts double where they stand together; an English one also where a word begins with it.
 */
final class WordsQuery {

    static final Map<String, Float> FIELDS = fields();

    private static final int MOST_WORDS = 16;

    private WordsQuery() {}

    private static Map<String, Float> fields() {
        Map<String, Float> fields = new LinkedHashMap<>();
        fields.put("what", 1f);
        fields.put("todo", 1f);
        fields.put("tags", 3f);
        fields.put("step", 1.5f);
        fields.put("market", 1.5f);
        return fields;
    }

    static Query of(String words, LessonAnalyzer asked) {
        List<Query> all = new ArrayList<>();
        Arrays.stream(words.strip().split("[\\s,，、;；。]+")).limit(MOST_WORDS).forEach(word -> {
            List<String> terms = asked.terms(word);
            if (!terms.isEmpty()) {
                all.add(anywhere(word, terms));
            }
        });
        if (all.isEmpty()) {
            return new MatchNoDocsQuery("no word in it");
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        all.forEach(word -> query.add(word, Occur.SHOULD));
        return query.setMinimumNumberShouldMatch(all.size() <= 3 ? all.size() : (int) Math.ceil(all.size() * 0.75))
                .build();
    }

    private static Query anywhere(String word, List<String> terms) {
        List<Query> places = new ArrayList<>();
        FIELDS.forEach((field, weight) -> places.add(new BoostQuery(in(field, word, terms), weight)));
        return new DisjunctionMaxQuery(places, 0.1f);
    }

    private static Query in(String field, String word, List<String> terms) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        if (terms.size() == 1) {
            query.add(new BoostQuery(new TermQuery(new Term(field, terms.get(0))), 2), Occur.SHOULD);
            String begun = word.toLowerCase(Locale.ROOT);
            if (begun.length() > 2 && begun.chars().allMatch(Character::isLetterOrDigit)) {
                query.add(new PrefixQuery(new Term(field, begun)), Occur.SHOULD);
            }
            return query.build();
        }
        BooleanQuery.Builder most = new BooleanQuery.Builder();
        terms.stream().distinct().forEach(term -> most.add(new TermQuery(new Term(field, term)), Occur.SHOULD));
        int different = (int) terms.stream().distinct().count();
        most.setMinimumNumberShouldMatch(different <= 2 ? different : (int) Math.ceil(different * 0.7));
        query.add(most.build(), Occur.MUST);
        query.add(new BoostQuery(new PhraseQuery(1, field, terms.toArray(String[]::new)), 2), Occur.SHOULD);
        return query.build();
    }
}
