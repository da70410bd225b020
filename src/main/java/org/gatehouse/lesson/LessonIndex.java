package org.gatehouse.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.ByteBuffersDirectory;

/** An index of lessons in this process's memory, filled by {@link LessonSearch}. */
final class LessonIndex implements AutoCloseable {

    /** So many of the best texts are weighed with votes and age; who finds more narrows the words. */
    static final int WEIGHED = 1000;

    private final LessonAnalyzer kept = new LessonAnalyzer(true);
    private final LessonAnalyzer asked = new LessonAnalyzer(false);
    private final IndexWriter writer;
    private final SearcherManager searchers;

    LessonIndex() {
        try {
            writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(kept));
            searchers = new SearcherManager(writer, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @param total of all that matches; at most {@link #WEIGHED} can be paged through */
    record Hits(List<Long> ids, int total) {}

    private record Weighed(long id, double score) {}

    @FunctionalInterface
    private interface Look<T> {
        T at(IndexSearcher searcher) throws IOException;
    }

    void put(Collection<Lesson> lessons) {
        quietly(() -> {
            for (Lesson lesson : lessons) {
                writer.updateDocument(id(lesson.id()), document(lesson));
            }
            searchers.maybeRefreshBlocking();
        });
    }

    void remove(Collection<Long> ids) {
        quietly(() -> {
            for (long id : ids) {
                writer.deleteDocuments(id(id));
            }
            searchers.maybeRefreshBlocking();
        });
    }

    void clear() {
        quietly(() -> {
            writer.deleteAll();
            searchers.maybeRefreshBlocking();
        });
    }

    int size() {
        return look(searcher -> searcher.getIndexReader().numDocs());
    }

    /** Best first; without words the newest first. */
    Hits find(Wish wish, Instant now, int limit, int offset) {
        return look(searcher -> {
            Query query = query(wish);
            int total = searcher.count(query);
            if (wish.isAnything()) {
                Sort newest = new Sort(new SortField("writtenAt", SortField.Type.LONG, true));
                TopDocs found = searcher.search(query, Math.min(WEIGHED, offset + limit), newest);
                List<Long> ids = new ArrayList<>();
                for (int at = offset; at < found.scoreDocs.length; at++) {
                    ids.add(number(searcher, "number", found.scoreDocs[at].doc));
                }
                return new Hits(ids, total);
            }
            return new Hits(
                    weighed(searcher, query, now).stream()
                            .skip(offset)
                            .limit(limit)
                            .map(Weighed::id)
                            .toList(),
                    total);
        });
    }

    /** The best of a text for these words, the words marked; its beginning where none is in it. */
    List<Piece> snippet(String words, String text) {
        if (words.isBlank()) {
            return Snippet.beginning(text);
        }
        UnifiedHighlighter highlighter = UnifiedHighlighter.builderWithoutSearcher(kept)
                .withFieldMatcher(any -> true)
                .withFormatter(new Snippet())
                .withMaxNoHighlightPassages(1)
                .withMaxLength(4000)
                .build();
        try {
            Object found = highlighter.highlightWithoutSearcher("what", WordsQuery.of(words, asked), text, 2);
            return found instanceof Snippet.Marked marked ? marked.pieces() : Snippet.beginning(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** How much each term tells of what a lesson says: often in it, seldom in others. */
    Map<String, Double> weights(Lesson lesson) {
        return look(searcher -> {
            IndexReader reader = searcher.getIndexReader();
            Map<String, Double> weights = new HashMap<>();
            asked.terms(lesson.words()).forEach(term -> weights.merge(term, 1.0, Double::sum));
            for (Map.Entry<String, Double> term : weights.entrySet()) {
                int others = Math.max(
                        reader.docFreq(new Term("what", term.getKey())),
                        reader.docFreq(new Term("todo", term.getKey())));
                term.setValue(
                        (1 + Math.log(term.getValue())) * Math.log(1 + (reader.numDocs() + 1.0) / (others + 1.0)));
            }
            return weights;
        });
    }

    /** Terms of a text that says what a project is about. */
    Set<String> terms(String text) {
        return Set.copyOf(asked.terms(text));
    }

    @Override
    public void close() {
        quietly(() -> {
            searchers.close();
            writer.close();
        });
    }

    private Query query(Wish wish) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(wish.isAnything() ? new MatchAllDocsQuery() : WordsQuery.of(wish.words(), asked), Occur.MUST);
        filter(query, "place", wish.step());
        filter(query, "tag", wish.tag().toLowerCase(Locale.ROOT));
        filter(query, "in", wish.market().toLowerCase(Locale.ROOT));
        filter(query, "project", wish.project());
        return query.build();
    }

    private static void filter(BooleanQuery.Builder query, String field, String value) {
        if (!value.isEmpty()) {
            query.add(new TermQuery(new Term(field, value)), Occur.FILTER);
        }
    }

    private static List<Weighed> weighed(IndexSearcher searcher, Query query, Instant now) throws IOException {
        IndexReader reader = searcher.getIndexReader();
        List<Weighed> weighed = new ArrayList<>();
        ScoreDoc[] hits = searcher.search(query, WEIGHED).scoreDocs;
        if (hits.length == 0) {
            return weighed;
        }
        NumericDocValues id = MultiDocValues.getNumericValues(reader, "number");
        NumericDocValues helpful = MultiDocValues.getNumericValues(reader, "helpful");
        NumericDocValues unhelpful = MultiDocValues.getNumericValues(reader, "unhelpful");
        NumericDocValues written = MultiDocValues.getNumericValues(reader, "writtenAt");
        // Such values are read in the index's order only.
        Arrays.sort(hits, Comparator.comparingInt(hit -> hit.doc));
        for (ScoreDoc hit : hits) {
            double factor = Worth.factor(
                    (int) value(helpful, hit.doc),
                    (int) value(unhelpful, hit.doc),
                    Instant.ofEpochMilli(value(written, hit.doc)),
                    now);
            weighed.add(new Weighed(value(id, hit.doc), hit.score * factor));
        }
        weighed.sort(Comparator.comparingDouble(Weighed::score)
                .thenComparing(Weighed::id)
                .reversed());
        return weighed;
    }

    private static long number(IndexSearcher searcher, String field, int document) throws IOException {
        return value(MultiDocValues.getNumericValues(searcher.getIndexReader(), field), document);
    }

    private static long value(NumericDocValues values, int document) throws IOException {
        values.advanceExact(document);
        return values.longValue();
    }

    private static Term id(long id) {
        return new Term("id", Long.toString(id));
    }

    private static Document document(Lesson lesson) {
        Document document = new Document();
        document.add(new StringField("id", Long.toString(lesson.id()), Field.Store.NO));
        document.add(new NumericDocValuesField("number", lesson.id()));
        document.add(new NumericDocValuesField("helpful", lesson.helpful()));
        document.add(new NumericDocValuesField("unhelpful", lesson.unhelpful()));
        document.add(new NumericDocValuesField("writtenAt", lesson.writtenAt().toEpochMilli()));
        document.add(new StringField("place", lesson.place(), Field.Store.NO));
        document.add(new StringField("in", lesson.market().toLowerCase(Locale.ROOT), Field.Store.NO));
        document.add(new StringField("project", lesson.projectKey(), Field.Store.NO));
        document.add(new TextField("what", lesson.whatHappened(), Field.Store.NO));
        document.add(new TextField("todo", lesson.whatToDo(), Field.Store.NO));
        document.add(new TextField("step", lesson.step().english(), Field.Store.NO));
        document.add(new TextField("step", lesson.step().chinese(), Field.Store.NO));
        document.add(new TextField("market", lesson.market(), Field.Store.NO));
        lesson.tags().forEach(tag -> {
            document.add(new StringField("tag", tag.toLowerCase(Locale.ROOT), Field.Store.NO));
            document.add(new TextField("tags", tag, Field.Store.NO));
        });
        return document;
    }

    private <T> T look(Look<T> look) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return look.at(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private static void quietly(Writing writing) {
        try {
            writing.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
