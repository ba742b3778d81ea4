package concert.shell.completion;

import java.lang.reflect.AnnotatedElement;

/** Where first sentences of documentation are found. */
@FunctionalInterface
public interface Sentences {
    /** Knows none. */
    Sentences NONE = member -> "";

    /** That of a class, a method, a constructor or a field; "" if there is none. At once. */
    String of(AnnotatedElement member);
}
