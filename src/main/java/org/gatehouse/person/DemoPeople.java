package org.gatehouse.person;

import java.util.Set;
import org.gatehouse.engine.Startup;
import org.gatehouse.kernel.Role;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A handful of people in each role, to look around with. */
@Component
@Profile("demo")
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class DemoPeople implements ApplicationRunner {

    static final String PASSWORD = "gatehouse-demo";

    private final People people;
    private final Startup startup;

    DemoPeople(People people, Startup startup) {
        this.people = people;
        this.startup = startup;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        startup.alone(() -> {
            person("lin", "林悦", "Lin Yue", Role.MANAGER);
            person("fang", "方敏", "Fang Min", Role.MANAGER);
            person("zhao", "赵磊", "Zhao Lei", Role.MANAGER);
            person("chen", "陈杰", "Chen Jie", Role.STAFF);
            person("wu", "吴倩", "Wu Qian", Role.STAFF);
            person("sun", "孙浩", "Sun Hao", Role.STAFF);
            person("amy", "Amy", "Carter", Role.STAFF);
            person("han", "韩雪", "Han Xue", Role.ANALYST);
            person("admin", "管理员", "Administrator", Role.ADMIN);
            person("qin", "秦岚", "Qin Lan", Role.HR);
        });
    }

    private void person(String id, String firstName, String lastName, Role role) {
        if (!people.exists(id)) {
            people.add(id, firstName, lastName, id + "@example.com", Set.of(role), PASSWORD);
        }
    }
}
