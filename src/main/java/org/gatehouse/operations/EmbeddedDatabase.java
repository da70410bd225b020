package org.gatehouse.operations;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Closes an H2 file when the process ends. A pool is destroyed after everything that uses it, so web server, job
 * executor and engine have stopped by then. With the file its connections are gone, so nothing closes the one used here.
 */
@Component
class EmbeddedDatabase implements DestructionAwareBeanPostProcessor {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    @Override
    public boolean requiresDestruction(Object bean) {
        return bean instanceof HikariDataSource pool && isFile(pool.getJdbcUrl());
    }

    @Override
    public void postProcessBeforeDestruction(Object bean, String name) {
        if (requiresDestruction(bean)) {
            try {
                ((HikariDataSource) bean).getConnection().createStatement().execute("SHUTDOWN");
                log.info("database file closed");
            } catch (SQLException failed) {
                log.warn("database file not closed, it will be mended at the next start: {}", failed.getMessage());
            }
        }
    }

    private static boolean isFile(String url) {
        return url != null && url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:mem:");
    }
}
