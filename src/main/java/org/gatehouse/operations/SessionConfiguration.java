package org.gatehouse.operations;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Sessions live in the database: whoever signed in at one node is so at every other, and after a restart. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    /** Two requests of a page may write the same attribute at the same time; the later one wins. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> attributesWrittenTwice(
            @Value("${spring.datasource.url}") String url) {
        if (DatabaseDriver.fromJdbcUrl(url) == DatabaseDriver.POSTGRESQL) {
            return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
        }
        return sessions -> sessions.setCreateSessionAttributeQuery("""
                merge into %TABLE_NAME%_ATTRIBUTES (SESSION_PRIMARY_ID, ATTRIBUTE_NAME, ATTRIBUTE_BYTES)
                key (SESSION_PRIMARY_ID, ATTRIBUTE_NAME) values (?, ?, ?)
                """);
    }

    @Bean
    ConversionService springSessionConversionService() {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, new KeptAttribute());
        return conversion;
    }
}
