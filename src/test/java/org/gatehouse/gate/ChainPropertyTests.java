package org.gatehouse.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gatehouse.gate.ChainCheck.Break;
import org.gatehouse.gate.ChainCheck.Fault;
import org.gatehouse.gate.ChainCheck.Live;
import org.gatehouse.gate.GateSeals.Head;
import org.gatehouse.seal.Canonical;
import org.gatehouse.seal.Chain;

/** Whatever is changed in a chain, wherever, the check finds it and names the first gate that is broken. */
class ChainPropertyTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant BEGIN = Instant.parse("2026-11-25T08:00:00.123456Z");

    /** A chain of some gates, the last perhaps still open, and what the house shows of them. */
    private static final class House {

        private final List<GateSeal> links = new ArrayList<>();
        private final Map<Long, Live> live = new LinkedHashMap<>();
        private String last = Chain.BEGINNING;

        House(int gates, boolean lastIsOpen) {
            for (long review = 101; review <= 100 + gates; review++) {
                boolean decided = review < 100 + gates || !lastIsOpen;
                Map<String, Object> facts = Map.of(
                        "project",
                        "SEO",
                        "gate",
                        "plan",
                        "subject",
                        "",
                        "round",
                        (int) review - 100,
                        "submitter",
                        "lin");
                Map<String, Object> decision = decision((int) review - 100, decided ? "go" : "");
                live.put(review, new Live(facts, decision, decided));
                String dossier = seal(
                        review,
                        GateSeal.DOSSIER,
                        with(facts, "criteria", List.of(Map.of("english", "All done", "chinese", "全部完成"))));
                if (decided) {
                    seal(review, GateSeal.DECISION, with(decision, "dossier", dossier));
                }
            }
        }

        private static Map<String, Object> decision(int round, String word) {
            return Map.of(
                    "project",
                    "SEO",
                    "gate",
                    "plan",
                    "round",
                    round,
                    "decision",
                    word,
                    "reason",
                    "同意 / agreed",
                    "decidedBy",
                    "fang",
                    "votes",
                    List.of(Map.of("approver", "fang", "decision", word, "reason", "同意")),
                    "conditions",
                    List.of(Map.of("text", "Ask legal", "owner", "chen", "due", "2026-12-01")));
        }

        private static Map<String, Object> with(Map<String, Object> all, String name, Object value) {
            Map<String, Object> more = new HashMap<>(all);
            more.put(name, value);
            return more;
        }

        private String seal(long review, String kind, Map<String, Object> what) {
            Instant at = BEGIN.plusSeconds(links.size());
            Map<String, Object> content = new HashMap<>(what);
            content.put("kind", kind);
            content.put("sealedAt", at.toString());
            content.put("previous", last);
            byte[] bytes = Canonical.bytes(written(content));
            String hash = Chain.link(last, bytes);
            links.add(new GateSeal("SEO", links.size() + 1, review, kind, bytes, last, hash, at));
            last = hash;
            return hash;
        }

        private Break check() {
            return check(links);
        }

        private Break check(List<GateSeal> stored) {
            return new ChainCheck(live, JSON)
                    .firstBreak(stored, new Head(links.size(), last))
                    .orElse(null);
        }

        private int anyOf(int random) {
            return Math.floorMod(random, links.size());
        }

        private Break checkWith(int at, GateSeal other) {
            List<GateSeal> stored = new ArrayList<>(links);
            stored.set(at, other);
            return check(stored);
        }
    }

    @Property(tries = 20)
    void anUntouchedChainIsWhole(@ForAll @IntRange(min = 0, max = 6) int gates, @ForAll boolean open) {
        assertThat(new House(gates, open).check()).isNull();
    }

    @Property(tries = 1000)
    void aChangedByteOfAnyContentIsFound(
            @ForAll @IntRange(min = 1, max = 6) int gates,
            @ForAll boolean open,
            @ForAll int link,
            @ForAll int position,
            @ForAll @IntRange(min = 1, max = 255) int flip) {
        House house = new House(gates, open);
        int at = house.anyOf(link);
        GateSeal seal = house.links.get(at);
        byte[] changed = seal.content().clone();
        changed[Math.floorMod(position, changed.length)] ^= (byte) flip;
        assertThat(house.checkWith(at, stored(seal, changed, seal.previous(), seal.hash())))
                .isEqualTo(new Break(at + 1, Fault.CONTENT, seal.reviewId(), seal.kind()));
    }

    @Property(tries = 300)
    void aChangedHashIsFound(
            @ForAll @IntRange(min = 1, max = 6) int gates,
            @ForAll int link,
            @ForAll @IntRange(max = 63) int digit,
            @ForAll boolean previous) {
        House house = new House(gates, false);
        int at = house.anyOf(link);
        GateSeal seal = house.links.get(at);
        GateSeal changed = previous
                ? stored(seal, seal.content(), otherDigit(seal.previous(), digit), seal.hash())
                : stored(seal, seal.content(), seal.previous(), otherDigit(seal.hash(), digit));
        assertThat(house.checkWith(at, changed))
                .isEqualTo(new Break(at + 1, Fault.CONTENT, seal.reviewId(), seal.kind()));
    }

    /** Who computes the hash anew breaks the link after it, or the end. */
    @Property(tries = 300)
    void aForgedLinkIsFoundByTheNext(@ForAll @IntRange(min = 1, max = 6) int gates, @ForAll int link) {
        House house = new House(gates, false);
        int at = house.anyOf(link);
        GateSeal seal = house.links.get(at);
        byte[] forged = Canonical.bytes(seal.text().replace("同意", "反对").replace("全部完成", "尚未完成"));
        Break found = house.checkWith(at, stored(seal, forged, seal.previous(), Chain.link(seal.previous(), forged)));
        assertThat(found).isNotNull();
        assertThat(found.number()).isIn(at + 1, at + 2);
    }

    @Property(tries = 300)
    void aRemovedLinkIsFoundAndItsGateNamed(
            @ForAll @IntRange(min = 1, max = 6) int gates, @ForAll boolean open, @ForAll int link) {
        House house = new House(gates, open);
        int at = house.anyOf(link);
        GateSeal seal = house.links.get(at);
        List<GateSeal> stored = new ArrayList<>(house.links);
        stored.remove(at);
        Break found = house.check(stored);
        assertThat(found).isNotNull();
        assertThat(found.number()).isEqualTo(at + 1);
        assertThat(found.fault()).isEqualTo(Fault.MISSING);
        assertThat(found.review()).isEqualTo(seal.reviewId());
    }

    @Property(tries = 300)
    void swappedLinksAreFound(@ForAll @IntRange(min = 1, max = 6) int gates, @ForAll int one, @ForAll int other) {
        House house = new House(gates, false);
        int first = Math.min(house.anyOf(one), house.anyOf(other));
        int second = Math.max(house.anyOf(one), house.anyOf(other));
        List<GateSeal> stored = new ArrayList<>(house.links);
        stored.set(first, numbered(house.links.get(second), first + 1));
        stored.set(second, numbered(house.links.get(first), second + 1));
        Break found = house.check(stored);
        if (first == second) {
            assertThat(found).isNull();
        } else {
            assertThat(found.number()).isEqualTo(first + 1);
            assertThat(found.fault()).isEqualTo(Fault.ORDER);
        }
    }

    @Property(tries = 300)
    void whatIsShownOtherwiseThanSealedIsFound(
            @ForAll @IntRange(min = 1, max = 6) int gates, @ForAll int gate, @ForAll @IntRange(max = 5) int what) {
        House house = new House(gates, false);
        long review = 101 + Math.floorMod(gate, gates);
        Live before = house.live.get(review);
        Map<String, Object> decision = new HashMap<>(before.decision());
        switch (what) {
            case 0 -> decision.put("decision", "goWithConditions");
            case 1 -> decision.put("reason", "同意");
            case 2 -> decision.put("votes", List.of());
            case 3 -> decision.put("votes", List.of(Map.of("approver", "han", "decision", "go", "reason", "同意")));
            case 4 -> decision.put("conditions", List.of());
            default ->
                decision.put("conditions", List.of(Map.of("text", "Ask legal", "owner", "chen", "due", "2026-12-02")));
        }
        house.live.put(review, new Live(before.facts(), decision, true));
        Break found = house.check();
        assertThat(found).isNotNull();
        assertThat(found.fault()).isEqualTo(Fault.SHOWN);
        assertThat(found.review()).isEqualTo(review);
        assertThat(found.kind()).isEqualTo(GateSeal.DECISION);
    }

    @Property(tries = 50)
    void aReviewThatVanishedIsFound(@ForAll @IntRange(min = 1, max = 6) int gates, @ForAll int gate) {
        House house = new House(gates, false);
        long review = 101 + Math.floorMod(gate, gates);
        house.live.remove(review);
        assertThat(house.check().number()).isEqualTo(2 * (int) (review - 101) + 1);
    }

    private static GateSeal stored(GateSeal seal, byte[] content, String previous, String hash) {
        return new GateSeal(
                seal.projectKey(),
                seal.number(),
                seal.reviewId(),
                seal.kind(),
                content,
                previous,
                hash,
                seal.sealedAt());
    }

    private static GateSeal numbered(GateSeal seal, int number) {
        return new GateSeal(
                seal.projectKey(),
                number,
                seal.reviewId(),
                seal.kind(),
                seal.content(),
                seal.previous(),
                seal.hash(),
                seal.sealedAt());
    }

    private static String otherDigit(String hash, int at) {
        char other = hash.charAt(at) == '0' ? '1' : '0';
        return hash.substring(0, at) + other + hash.substring(at + 1);
    }

    private static String written(Object content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
