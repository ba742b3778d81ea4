/** What can be typed next at the prompt: names with their signatures, and what they are for. */
@NullMarked
package concert.shell.completion;

import org.jspecify.annotations.NullMarked;
