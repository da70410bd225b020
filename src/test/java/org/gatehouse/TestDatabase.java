package org.gatehouse;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ActiveProfilesResolver;

/**
 * Which database the tests' house stands on: H2 in memory, or a real PostgreSQL, unpacked from Maven Central's binaries,
 * where the system property {@code gatehouse.test.database} says {@code postgres}.
 */
final class TestDatabase
        implements ActiveProfilesResolver, ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final boolean POSTGRES = "postgres".equals(System.getProperty("gatehouse.test.database"));

    @Override
    public String[] resolve(Class<?> test) {
        return POSTGRES ? new String[] {"test", "postgres"} : new String[] {"test"};
    }

    @Override
    public void initialize(ConfigurableApplicationContext house) {
        Statements.countIn(house);
        if (POSTGRES) {
            EmbeddedPostgres server = start();
            // Registered before everything else, so stopped after everything else.
            ((DefaultSingletonBeanRegistry) house.getBeanFactory()).registerDisposableBean("postgres", server::close);
            TestPropertyValues.of(
                            "spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                            "spring.datasource.username=postgres")
                    .applyTo(house);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL for the tests did not start", failed);
        }
    }
}
