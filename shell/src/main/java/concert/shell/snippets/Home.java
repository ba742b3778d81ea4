package concert.shell.snippets;

/** Where the source of a snippet stands. */
record Home(Piece piece, String file) {}
