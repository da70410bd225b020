package org.gatehouse.archive;

import org.gatehouse.archive.Manifest.House;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What this house is: versions that must fit when archives come and go. */
@Component
class HouseFacts {

    private final JdbcClient sql;

    HouseFacts(JdbcClient sql) {
        this.sql = sql;
    }

    House facts() {
        String version = getClass().getPackage().getImplementationVersion();
        return new House(
                version == null ? "unreleased" : version,
                sql.sql("select \"version\" from \"flyway_schema_history\" where \"success\" and \"version\" is not"
                                + " null order by \"installed_rank\" desc fetch first 1 row only")
                        .query(String.class)
                        .single());
    }

    /** How many of a project's process instances run. */
    int running(String projectKey) {
        return sql.sql("select count(*) from ACT_HI_PROCINST p where p.END_TIME_ is null"
                        + " and p.ROOT_PROC_INST_ID_ in (" + Rows.ROOTS + ")")
                .param(projectKey)
                .query(Integer.class)
                .single();
    }
}
