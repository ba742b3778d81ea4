/**
 * What the documentation comments say about classes and their members, for the prompt.
 *
 * <p>Every jar of ours carries its own sources. They are read when somebody asks, one file at a time, so help costs nothing
 * before it is used. {@link concert.shell.help.DocIndex} finds the {@link concert.shell.help.Doc} of a class, a method or a
 * field; a jar of somebody else's that packs its sources in the same place is found as well.
 */
package concert.shell.help;
