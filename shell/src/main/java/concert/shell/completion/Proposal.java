package concert.shell.completion;

/**
 * A word that may be typed next.
 *
 * @param inserted what stands in the line afterwards; a method's name with its brackets, open if it wants arguments
 * @param group what it is, for the heads of lists
 * @param label the name with its parameters
 * @param type of its value, or ""
 * @param sentence what it is for, or ""
 */
public record Proposal(String inserted, String group, String label, String type, String sentence) {

    /** The name alone. */
    public String name() {
        int end = inserted.indexOf('(');
        return end < 0 ? inserted : inserted.substring(0, end);
    }
}
