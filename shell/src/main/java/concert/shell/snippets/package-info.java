/**
 * From what was typed to classes that can run: awaits are rewritten, pieces are cut, JShell compiles them, dropped
 * coroutines are found, checks of a cancel are put in. Nothing here runs what it makes, or knows of sessions and
 * terminals.
 *
 * <pre>
 *   text -> AwaitRewriter -> Splitter -> SnippetCompiler (JShell, Recorder) -> SnippetClasses (Instrumenter) -> Class
 * </pre>
 */
package concert.shell.snippets;
