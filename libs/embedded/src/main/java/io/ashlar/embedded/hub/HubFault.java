package io.ashlar.embedded.hub;

/** One way in which a Hub, or the way to it, fails. */
public sealed interface HubFault {

    /** Answers this status instead. */
    record Status(int status) implements HubFault {
        public Status {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("status " + status + " is no error (400..599)");
            }
        }
    }

    /** Takes the request and says nothing until the faults are cleared or the Hub is closed. */
    record Hang() implements HubFault {}

    /** Sends a body at this rate. */
    record Slow(long bytesPerSecond) implements HubFault {
        public Slow {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException("a rate of " + bytesPerSecond + " bytes a second never ends");
            }
        }
    }

    /** Announces the whole body and breaks the connection after this many bytes of it. */
    record BreakAfter(long bytes) implements HubFault {}

    /** Sends a body of the right length in which the last byte is another one, so that its hash is wrong. */
    record OtherBytes() implements HubFault {}
}
