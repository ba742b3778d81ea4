package concert.shell.help;

import com.sun.source.doctree.DocCommentTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class, a member or a constant as its source declares it.
 *
 * @param owner the class it stands in, such as {@code Session.Builder}; for a class, itself
 * @param name that of a constructor is {@code <init>}, that of a class is ""
 * @param parameters the erased types without packages; null for what is no method
 * @param source as written, its comment included
 * @param line at which it begins, after its comment
 */
record Declaration(
        String owner,
        String name,
        @Nullable List<String> parameters,
        @Nullable DocCommentTree comment,
        String source,
        String file,
        int line) {

    boolean isMethod() {
        return parameters != null;
    }
}
