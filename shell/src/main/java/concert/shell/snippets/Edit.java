package concert.shell.snippets;

/** Replaces {@code removed} characters at {@code at} by {@code text}. */
record Edit(int at, int removed, String text) {}
