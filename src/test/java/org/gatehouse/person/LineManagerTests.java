package org.gatehouse.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.gatehouse.HouseTest;
import org.gatehouse.Visitor;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LineManagerTests extends HouseTest {

    @Autowired
    LineManagers managers;

    @AfterEach
    void nobodyReportsToAnybody() {
        as("admin", () -> managers.all().keySet().forEach(person -> managers.set(person, "")));
    }

    @Test
    void administratorsAndHumanResourcesSayWhoReportsToWhomAndNobodyElse() {
        Visitor qin = new Visitor(port).signIn("qin");
        assertThat(qin.get("/people?text=sun").body()).contains("孙浩 Sun Hao").contains("方敏 Fang Min");
        assertThat(qin.post("/people/sun/manager", Map.of("managerId", "zhao")).statusCode())
                .isEqualTo(302);
        assertThat(managers.of("sun")).hasValue("zhao");
        assertThat(managers.reportsOf("zhao")).containsExactly("sun");
        assertThat(new Visitor(port)
                        .signIn("sun")
                        .get("/me", "Accept-Language", "en")
                        .body())
                .contains("Line manager", "赵磊 Zhao Lei");
        for (String other : new String[] {"sun", "zhao", "han"}) {
            Visitor visitor = new Visitor(port).signIn(other);
            assertThat(visitor.get("/people").statusCode()).as(other).isEqualTo(403);
            assertThat(visitor.post("/people/sun/manager", Map.of("managerId", "lin"))
                            .statusCode())
                    .as(other)
                    .isEqualTo(403);
            assertThatThrownBy(() -> as(other, () -> managers.set("sun", "lin")))
                    .isInstanceOf(NotAllowed.class);
        }
        assertThat(managers.of("sun")).hasValue("zhao");
        as("admin", () -> managers.set("sun", ""));
        assertThat(managers.of("sun")).isEmpty();
    }

    @Test
    void nobodyStandsAboveThemselves() {
        as("admin", () -> {
            managers.set("sun", "zhao");
            managers.set("zhao", "fang");
        });
        assertThatThrownBy(() -> as("admin", () -> managers.set("fang", "sun"))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("admin", () -> managers.set("sun", "sun"))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("admin", () -> managers.set("sun", "nobody")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("admin", () -> managers.set("nobody", "sun")))
                .isInstanceOf(NotFound.class);
        assertThat(managers.of("sun")).hasValue("zhao");
    }
}
