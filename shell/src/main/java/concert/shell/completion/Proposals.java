package concert.shell.completion;

import java.util.List;

/**
 * What can be typed next.
 *
 * @param signatures of the call whose arguments are being typed, if nothing is typed of the next one
 * @param words in the order in which they should be read
 */
public record Proposals(List<String> signatures, List<Proposal> words) {
    static final Proposals NONE = new Proposals(List.of(), List.of());
}
