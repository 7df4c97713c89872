package io.ashlar.embedded.postgres;

import com.sun.security.auth.module.UnixSystem;
import io.ashlar.embedded.process.CommandRun;
import io.ashlar.embedded.process.ServerStartException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL runs: it refuses to be root. An ordinary user runs it as is; root enters a user name space, where
 * it is nobody and still owns its files; where the system forbids that, it becomes the user nobody, who is given the
 * data folder.
 */
enum Account {
    SELF(List.of()),
    NAME_SPACE(List.of("unshare", "-U")),
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

    private final List<String> prefix;

    Account(List<String> prefix) {
        this.prefix = prefix;
    }

    static Account ofThisProgram() {
        if (new UnixSystem().getUid() != 0) {
            return SELF;
        }
        for (Account account : List.of(NAME_SPACE, NOBODY)) {
            if (CommandRun.succeeds(account.command(List.of("true")))) {
                return account;
            }
        }
        throw new ServerStartException(
                "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here; run as an ordinary user",
                null);
    }

    List<String> command(List<String> command) {
        List<String> full = new ArrayList<>(prefix);
        full.addAll(command);
        return full;
    }

    void own(Path folder) {
        if (this == NOBODY) {
            CommandRun.require(
                    "chown", List.of("chown", "-R", "65534:65534", folder.toString()), Duration.ofMinutes(1));
        }
    }
}
