package concert.frames.tiff;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All pages of a file up to the first that is not whole.
 *
 * @param areWhole whether none was left out
 */
record Pages(Input in, List<Page> list, boolean areWhole) {

    static Pages of(Input in) throws IOException {
        List<Page> list = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        try {
            for (long at = in.first(); at != 0; ) {
                if (!seen.add(at)) {
                    throw new TiffException(in.file(), "is damaged: its pages follow each other in a circle");
                }
                Directory directory = Directory.read(in, at);
                list.add(Page.of(in, directory, list.size()));
                at = directory.next();
            }
        } catch (EOFException e) {
            return new Pages(in, list, false);
        }
        return new Pages(in, list, true);
    }

    boolean areOurs() {
        return in.big()
                && in.order() == ByteOrder.LITTLE_ENDIAN
                && list.stream().allMatch(Page::isOurs);
    }
}
