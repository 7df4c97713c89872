package io.ashlar.jobs.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The way from a thread that may block to the reactive database, and back. */
@Singleton
public final class Database {
    private static final Logger LOG = Logger.getLogger(Database.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int DOUBTFUL_TRIES = 5;

    /** SQLSTATE classes of a server that is not there, full, stopping, or in another transaction's way. */
    private static final Set<String> AWAY = Set.of("08", "40", "53", "57");

    /** Waits for the work's item; its failure is thrown as it stands. Not on the event loop. */
    public <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> work.get().ifNoItem().after(LONGEST_WAIT).fail());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same in one transaction. */
    public <T> T inTransaction(Supplier<Uni<T>> work) {
        return await(() -> Panache.withTransaction(work));
    }

    /**
     * The same, again and again while the database is away. The work may be done twice if the answer of the first time
     * got lost, so it must be fit for that.
     *
     * @param active called before each try; throws to give up
     */
    public <T> T awaitThrough(Supplier<Uni<T>> work, Runnable active) {
        Duration pause = FIRST_PAUSE;
        int doubtful = 0;
        while (true) {
            active.run();
            try {
                return await(work);
            } catch (RuntimeException e) {
                Outlook outlook = Outlook.of(e);
                if (outlook == Outlook.FINAL || (outlook == Outlook.DOUBTFUL && ++doubtful > DOUBTFUL_TRIES)) {
                    throw e;
                }
                LOG.warnf(doubtful > 0 ? e : null, "The database does not answer (%s); again in %s", e, pause);
            }
            pause(pause, active);
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
        }
    }

    /** Whether the failure is the database's absence, as far as can be told, and not the work's own. */
    public static boolean mayPass(Throwable failure) {
        return Outlook.of(failure) == Outlook.MAY_PASS;
    }

    /** Whether the failure is plainly that of a connection, or of a server that starts or stops. */
    public static boolean isAway(Throwable failure) {
        if (!mayPass(failure)) {
            return false;
        }
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SocketException
                    || t instanceof ClosedChannelException
                    || t instanceof VertxException
                    || t instanceof TimeoutException
                    || t.getClass().getSimpleName().startsWith("NoStackTrace")
                    || (t instanceof PgException e
                            && e.getSqlState() != null
                            && AWAY.contains(e.getSqlState().substring(0, 2)))) {
                return true;
            }
        }
        return false;
    }

    private static void pause(Duration pause, Runnable active) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            active.run();
            throw new IllegalStateException("interrupted while the database was away", e);
        }
    }
}
