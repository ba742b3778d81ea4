package concert.coroutines;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happened, in order, in words. */
final class LockTrail {
    private final List<String> words = new CopyOnWriteArrayList<>();

    void add(String word) {
        words.add(word);
    }

    /** A body that only leaves a word. */
    Coroutine.Procedure word(String word) {
        return () -> add(word);
    }

    List<String> words() {
        return words;
    }

    @Override
    public String toString() {
        return words.toString();
    }
}
