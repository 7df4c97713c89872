package io.ashlar.embedded.hub;

/** An answer that is an error, with the code that the Hub's clients go by. */
final class HubError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private HubError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static HubError noRepository() {
        return new HubError(404, "RepoNotFound", "Repository not found");
    }

    static HubError noRevision(String revision) {
        return new HubError(404, "RevisionNotFound", "Invalid rev id: " + revision);
    }

    static HubError noEntry() {
        return new HubError(404, "EntryNotFound", "Entry not found");
    }

    static HubError noRoute() {
        return new HubError(404, "", "Sorry, there is nothing here");
    }

    static HubError wrongMethod(String method) {
        return new HubError(405, "", "Method " + method + " is not served here");
    }

    /** 401 to whoever sends no token, 403 to the holder of another one. */
    static HubError gated(String id, boolean tokenGiven) {
        return new HubError(
                tokenGiven ? 403 : 401,
                "GatedRepo",
                "Access to model " + id + " is restricted and you are not in the authorized list.");
    }

    static HubError failing(int status) {
        return new HubError(status, "", "The Hub fails on demand");
    }

    int status() {
        return status;
    }

    /** Empty where the Hub gives none. */
    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
