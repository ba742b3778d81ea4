package concert.watchdog;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A line from the session to its watchdog. */
public sealed interface Message {

    /**
     * The session lives.
     *
     * @param number counts up, so that the {@link Answer.Alive} to it tells what else has been read
     */
    record Beat(long number) implements Message {
        @Override
        public String line() {
            return "beat " + number;
        }
    }

    /** From now on this is how a device is stopped. */
    record Guard(Recipe recipe) implements Message {
        @Override
        public String line() {
            return "guard " + recipe.id() + " " + encode(recipe.device()) + " " + encode(recipe.host()) + " "
                    + recipe.port() + " " + encode(recipe.bytes());
        }
    }

    /** The recipe with this number is void. */
    record Release(int id) implements Message {
        @Override
        public String line() {
            return "release " + id;
        }
    }

    /** The session has ended in an orderly way: its end is no reason to fire. */
    record GoodBye() implements Message {
        @Override
        public String line() {
            return "bye";
        }
    }

    /** As it is written, without the line end. */
    String line();

    /** Reads a line; empty if it is none of these. */
    static Optional<Message> of(String line) {
        String[] words = line.split(" ", -1);
        try {
            return switch (words[0] + "/" + words.length) {
                case "beat/2" -> Optional.of(new Beat(Long.parseLong(words[1])));
                case "guard/6" ->
                    Optional.of(new Guard(new Recipe(
                            Integer.parseInt(words[1]),
                            decode(words[2]),
                            decode(words[3]),
                            Integer.parseInt(words[4]),
                            decode(words[5]))));
                case "release/2" -> Optional.of(new Release(Integer.parseInt(words[1])));
                case "bye/1" -> Optional.of(new GoodBye());
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A word without blanks and line ends, whatever is in a name or a command: as in a web address. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }
}
