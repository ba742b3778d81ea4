package concert.watchdog;

import java.util.Optional;

/** A line from the watchdog to its session. A session that is frozen finds it when it goes on. */
public sealed interface Answer {

    /** It has read everything up to the {@link Message.Beat} of this number. */
    record Alive(long beat) implements Answer {
        @Override
        public String line() {
            return "alive " + beat;
        }
    }

    /** It has fired, and why. */
    record Fired(String text) implements Answer {
        @Override
        public String line() {
            return "fired " + text;
        }
    }

    /** Anything else that the user should know. */
    record Report(String text) implements Answer {
        @Override
        public String line() {
            return "report " + text;
        }
    }

    /** As it is written, without the line end. */
    String line();

    /** Reads a line; empty for what the JVM says by itself, such as the thread dump after a SIGQUIT. */
    static Optional<Answer> of(String line) {
        int blank = line.indexOf(' ');
        String rest = line.substring(blank + 1);
        try {
            return switch (blank < 0 ? "" : line.substring(0, blank)) {
                case "alive" -> Optional.of(new Alive(Long.parseLong(rest)));
                case "fired" -> Optional.of(new Fired(rest));
                case "report" -> Optional.of(new Report(rest));
                default -> Optional.empty();
            };
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
