package concert.shell;

import concert.shell.logging.LogSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param interactive whether a prompt follows the session file
 * @param file the session file to run first, or "" for none
 * @param session the name of the session, or "" for none
 * @param arguments what the session finds in {@code args}
 * @param log where the log goes
 */
record Options(boolean interactive, String file, String session, List<String> arguments, LogSettings log) {
    static final String USAGE = "usage: concert start [--non-interactive] [--filename FILE] [--logto stderr|file]"
            + " [--logfile FILE] [--loglevel LEVEL] [SESSION] [ARGUMENT...]";

    /** A command line that means nothing, with the line to print. */
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1;

        UsageException(String problem) {
            super(problem, null, false, false);
        }
    }

    /** Of the words after {@code start}. What follows the file or the session belongs to it, options too. */
    static Options parse(List<String> words) throws UsageException {
        boolean interactive = true;
        String file = "";
        LogSettings log = LogSettings.DEFAULT;
        int i = 0;
        for (; i < words.size() && words.get(i).startsWith("-"); i++) {
            String word = words.get(i);
            if (word.equals("--non-interactive")) {
                interactive = false;
            } else if (word.startsWith("--filename=")) {
                file = word.substring("--filename=".length());
            } else if (word.equals("--filename")) {
                i++;
                file = i < words.size() ? words.get(i) : "";
            } else if (LogSettings.OPTIONS.contains(option(word))) {
                String value = word.equals(option(word)) && ++i < words.size()
                        ? words.get(i)
                        : word.substring(Math.min(word.length(), option(word).length() + 1));
                log = with(log, option(word), value);
            } else if (word.equals("--")) {
                i++;
                break;
            } else {
                throw new UsageException("unknown option " + word);
            }
            if (word.startsWith("--filename") && file.isEmpty()) {
                throw new UsageException("--filename wants a file");
            }
        }
        List<String> rest = new ArrayList<>(words.subList(i, words.size()));
        // A file is the session; only without one is the first word the name of a session.
        String session = file.isEmpty() && !rest.isEmpty() ? rest.removeFirst() : "";
        if (!interactive && file.isEmpty() && session.isEmpty()) {
            throw new UsageException("--non-interactive wants a session or --filename FILE");
        }
        if (log.toStderr() && log.file() != null) {
            throw new UsageException("--logfile wants the log in a file, and --logto stderr does not");
        }
        return new Options(interactive, file, session, List.copyOf(rest), log);
    }

    /** Without the value that may be joined to it. */
    private static String option(String word) {
        int end = word.indexOf('=');
        return end < 0 ? word : word.substring(0, end);
    }

    private static LogSettings with(LogSettings log, String option, String value) throws UsageException {
        if (value.isEmpty()) {
            throw new UsageException(option + " wants a value");
        }
        try {
            return log.with(option, value);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
