package io.ashlar.jobs.lifecycle;

import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The library's own tables, with a history of their own beside the service's. */
@Singleton
final class Migrations {
    private static final int MOST_CONNECT_TRIES = 30;

    private final DataSource database;

    Migrations(DataSource database) {
        this.database = database;
    }

    void run() {
        Flyway.configure(Thread.currentThread().getContextClassLoader())
                .dataSource(database)
                .locations("classpath:db/jobs")
                .table("jobs_schema_history")
                // The service's own migrations came first, so the schema is not empty.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .connectRetries(MOST_CONNECT_TRIES)
                .load()
                .migrate();
    }
}
