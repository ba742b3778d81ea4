package concert.frames.tiff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a page, by tag, as they stand in the file. */
final class Directory {
    /** What most directories fit into, so that one read brings all of it. */
    private static final int USUAL = 512;

    /** Where a value stands in the file. */
    record Field(int type, long count, long at) {
        long length() {
            return count * Tag.bytes(type);
        }
    }

    private final Input in;
    private final Map<Integer, Field> fields = new HashMap<>();
    private final long start;
    private final ByteBuffer bytes;
    private final long link;
    private final long next;

    private Directory(Input in, long start) throws IOException {
        this.in = in;
        this.start = start;
        int counter = in.big() ? 8 : 2;
        int entry = in.big() ? 20 : 12;
        int pointer = in.big() ? 8 : 4;
        ByteBuffer begin = in.upTo(USUAL, start);
        if (begin.remaining() < counter) {
            throw new EOFException();
        }
        long count = in.big() ? begin.getLong(0) : begin.getShort(0) & 0xFFFF;
        if (count < 0 || count > in.size() / entry) {
            throw new EOFException();
        }
        long length = counter + count * entry + pointer;
        bytes = length <= begin.remaining() ? begin : in.bytes(start, length);
        for (int i = 0; i < count; i++) {
            read(counter + i * entry);
        }
        link = start + length - pointer;
        next = pointer(link);
    }

    static Directory read(Input in, long start) throws IOException {
        return new Directory(in, start);
    }

    private void read(int at) throws IOException {
        int tag = bytes.getShort(at) & 0xFFFF;
        int type = bytes.getShort(at + 2) & 0xFFFF;
        long count = in.big() ? bytes.getLong(at + 4) : bytes.getInt(at + 4) & Input.MASK;
        int valueAt = at + (in.big() ? 12 : 8);
        if (count < 0 || count > in.size()) {
            throw new EOFException();
        }
        long length = count * Tag.bytes(type);
        boolean isInside = length <= (in.big() ? 8 : 4);
        fields.put(tag, new Field(type, count, isInside ? start + valueAt : pointer(start + valueAt)));
    }

    private long pointer(long at) {
        int offset = (int) (at - start);
        return in.big() ? bytes.getLong(offset) : bytes.getInt(offset) & Input.MASK;
    }

    /** Where the pointer to the next page stands. */
    long link() {
        return link;
    }

    /** Where the next page's directory is; 0 of the last one. */
    long next() {
        return next;
    }

    /** Behind its fields. */
    long end() {
        return link + (in.big() ? 8 : 4);
    }

    boolean has(int tag) {
        return fields.containsKey(tag);
    }

    @Nullable
    Field field(int tag) {
        return fields.get(tag);
    }

    /** The first value of the field. */
    long number(int tag, long otherwise) throws IOException {
        Field field = fields.get(tag);
        return field == null || field.count() == 0 ? otherwise : number(value(field), field.type(), tag);
    }

    /** The values of the field; none if it is not there. */
    long[] numbers(int tag) throws IOException {
        Field field = fields.get(tag);
        if (field == null) {
            return new long[0];
        }
        ByteBuffer value = value(field);
        long[] numbers = new long[(int) field.count()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(value, field.type(), tag);
        }
        return numbers;
    }

    private long number(ByteBuffer from, int type, int tag) {
        return switch (type) {
            case Tag.BYTE -> from.get() & 0xFF;
            case Tag.SHORT -> from.getShort() & 0xFFFF;
            case Tag.LONG -> from.getInt() & Input.MASK;
            case Tag.LONG8 -> from.getLong();
            default ->
                throw new TiffException(
                        in.file(), "is damaged: its field " + tag + " is no number, but of type " + type);
        };
    }

    /** The text of a field, without the NUL at its end; empty if it is not there. */
    String text(int tag) throws IOException {
        Field field = fields.get(tag);
        return field == null ? "" : text(value(field));
    }

    static String text(ByteBuffer value) {
        String text = UTF_8.decode(value).toString();
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private ByteBuffer value(Field field) throws IOException {
        long offset = field.at() - start;
        return offset >= 0 && field.length() <= bytes.limit() && offset <= bytes.limit() - field.length()
                ? bytes.slice((int) offset, (int) field.length()).order(in.order())
                : in.bytes(field.at(), field.length());
    }
}
