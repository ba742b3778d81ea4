package concert.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What was measured, row by row, in a file: a run of some rows leaves the others as they are. */
final class Results {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final List<Measurement> all;

    private Results(Path file, List<Measurement> all) {
        this.file = file;
        this.all = all;
    }

    static Results read(Path file) {
        Measurement[] known =
                Files.exists(file) ? JSON.readValue(file.toFile(), Measurement[].class) : new Measurement[0];
        return new Results(file, new ArrayList<>(Arrays.asList(known)));
    }

    void put(Measurement measured) {
        all.removeIf(old -> old.row().name().equals(measured.row().name()));
        all.add(measured);
    }

    List<Measurement> all() {
        return all;
    }

    /** In the given order. */
    void write(List<String> order) {
        all.sort((a, b) -> Integer.compare(
                order.indexOf(a.row().name()), order.indexOf(b.row().name())));
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
    }
}
