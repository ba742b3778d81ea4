package concert.shell.logging;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log with the parts that were put aside, oldest first, and what comes meanwhile when asked again.
 *
 * <p>A part is known by the identity of its file, since it is renamed under the eyes of whoever reads; and it stays open, since
 * only then no other file can get that identity, and since somebody may still write his last lines into it.
 */
public final class LogReader implements Closeable {
    private static final int AT_ONCE = 1 << 16;

    private final Path log;
    private final Predicate<String> wanted;
    private final Map<Object, Part> known = new LinkedHashMap<>();

    private @Nullable WatchService watch;

    /** @param session whose lines to read; "" for those of all sessions */
    public LogReader(Path log, String session) {
        this.log = log.toAbsolutePath();
        this.wanted = LogLine.of(session);
    }

    /**
     * Hands on whole lines that were not read yet, some at a time with their ends.
     *
     * @param lines false when it wants no more
     */
    public void read(Predicate<String> lines) throws IOException {
        for (Part part : parts()) {
            if (!part.read(lines)) {
                return;
            }
        }
    }

    /** Waits until there may be more to read. */
    public void awaitChange() throws IOException, InterruptedException {
        WatchService watching = watch;
        if (watching == null) {
            Path folder = Files.createDirectories(Objects.requireNonNull(log.getParent()));
            watching = FileSystems.getDefault().newWatchService();
            watch = watching;
            var _ = folder.register(
                    watching, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            return; // what came before we watched
        }
        // Nobody tells of what another computer writes to a shared file system.
        WatchKey key = watching.poll(1, TimeUnit.SECONDS);
        if (key != null) {
            key.pollEvents();
            key.reset();
        }
    }

    /** Oldest first. Looked for from the youngest on: that is the way in which they are renamed, so none slips through. */
    private List<Part> parts() throws IOException {
        Map<Object, Part> found = new LinkedHashMap<>();
        for (int number = 0, gaps = 0; gaps < 2; number++) {
            try {
                add(LogFile.part(log, number), found);
            } catch (NoSuchFileException e) {
                gaps++; // one while it is put aside
            }
        }
        for (Iterator<Map.Entry<Object, Part>> each = known.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Object, Part> one = each.next();
            if (!found.containsKey(one.getKey())) {
                one.getValue().channel.close();
                each.remove();
            }
        }
        known.putAll(found);
        List<Part> parts = new ArrayList<>(found.values());
        Collections.reverse(parts);
        return parts;
    }

    private void add(Path file, Map<Object, Part> found) throws IOException {
        Object identity = identity(file);
        Part part = known.get(identity);
        while (part == null) {
            FileChannel opened = FileChannel.open(file);
            Object before = identity;
            identity = identity(file);
            if (before.equals(identity)) {
                part = new Part(opened);
            } else {
                opened.close(); // it was renamed in between, and who knows which of the two this is
                part = known.get(identity);
            }
        }
        found.putIfAbsent(identity, part);
    }

    private static Object identity(Path file) throws IOException {
        return Objects.requireNonNullElse(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey(), file);
    }

    @Override
    public void close() throws IOException {
        for (Part part : known.values()) {
            part.channel.close();
        }
        if (watch != null) {
            watch.close();
        }
    }

    /** The last records of the log, each with all of its lines; reads no more parts than it must. */
    public static List<String> last(Path log, String session, int records) throws IOException {
        Deque<String> last = new ArrayDeque<>();
        try (LogReader reader = new LogReader(log, session)) {
            for (Part part : reader.parts().reversed()) {
                Deque<String> ofPart = new ArrayDeque<>();
                part.read(lines -> {
                    for (String line : lines.lines().toList()) {
                        if (LogLine.isFirst(line) || ofPart.isEmpty()) {
                            ofPart.addLast(line);
                        } else {
                            ofPart.addLast(ofPart.removeLast() + "\n" + line);
                        }
                    }
                    while (ofPart.size() > records - last.size()) {
                        ofPart.removeFirst();
                    }
                    return true;
                });
                while (!ofPart.isEmpty()) {
                    last.addFirst(ofPart.removeLast());
                }
                if (last.size() >= records) {
                    break;
                }
            }
        }
        return List.copyOf(last);
    }

    /** One file, as far as it has been read. */
    private final class Part {
        final FileChannel channel;
        private final ByteBuffer bytes = ByteBuffer.allocate(AT_ONCE);
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        /** Whether the record is wanted to which the next line belongs, unless it begins one. */
        private boolean showing;

        Part(FileChannel channel) {
            this.channel = channel;
            this.showing = wanted.test("");
        }

        boolean read(Predicate<String> lines) throws IOException {
            if (channel.size() < channel.position()) {
                channel.position(0); // somebody has emptied it
            }
            StringBuilder some = new StringBuilder();
            while (channel.read(bytes.clear()) > 0) {
                bytes.flip();
                some.setLength(0);
                while (bytes.hasRemaining()) {
                    byte next = bytes.get();
                    line.write(next);
                    if (next == '\n') {
                        take(some);
                    }
                }
                if (!some.isEmpty() && !lines.test(some.toString())) {
                    return false;
                }
            }
            return true;
        }

        private void take(StringBuilder some) {
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            String bare = text.substring(0, text.length() - 1);
            if (LogLine.isFirst(bare)) {
                showing = wanted.test(bare);
            }
            if (showing) {
                some.append(text);
            }
        }
    }
}
