package concert.frames.tiff;

import concert.frames.Frame;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;

/** The metadata of a frame as JSON in the tag ImageDescription, with its shape: {@code "shape":[height,width]}. */
final class Description {
    private static final String SHAPE = "shape";

    /** The name in the metadata of a description that is none of ours. */
    private static final String OTHERS = "description";

    /** No metadata are so deep; a list that contains itself is. */
    private static final int DEEPEST = 50;

    /** The tag's text is ASCII. Python writes NaN as a bare word, which is no JSON but is read. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private Description() {}

    /** With NUL at its end. What JSON cannot hold becomes its text, NaN as well. */
    static byte[] of(Frame frame) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            frame.metadata().forEach((name, value) -> {
                if (!name.equals(SHAPE)) {
                    json.writeName(name);
                    write(json, value, 1);
                }
            });
            json.writeName(SHAPE);
            write(json, List.of(frame.height(), frame.width()), 1);
            json.writeEndObject();
        }
        out.write(0);
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, @Nullable Object value, int depth) {
        switch (value) {
            case null -> json.writeNull();
            case Boolean known -> json.writeBoolean(known);
            case Byte number -> json.writeNumber(number.intValue());
            case Short number -> json.writeNumber(number.intValue());
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Float number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case BigInteger number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            case Object deep when depth > DEEPEST -> json.writeString("...");
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((name, inner) -> {
                    json.writeName(text(name));
                    write(json, inner, depth + 1);
                });
                json.writeEndObject();
            }
            case Collection<?> list -> {
                json.writeStartArray();
                list.forEach(inner -> write(json, inner, depth + 1));
                json.writeEndArray();
            }
            case Object array
            when array.getClass().isArray() -> {
                json.writeStartArray();
                for (int i = 0; i < Array.getLength(array); i++) {
                    write(json, Array.get(array, i), depth + 1);
                }
                json.writeEndArray();
            }
            default -> json.writeString(text(value));
        }
    }

    /** Never fails: a thing that cannot tell its text is no reason to lose a frame. */
    private static String text(Object thing) {
        try {
            return String.valueOf(thing);
        } catch (RuntimeException e) {
            return thing.getClass().getName();
        }
    }

    /** The metadata in a description; what is no JSON object becomes one entry, {@code description}. */
    static Map<String, Object> read(String text) {
        if (text.isBlank()) {
            return Map.of();
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                Map<String, Object> metadata = object(json);
                if (json.nextToken() == null) {
                    metadata.remove(SHAPE);
                    return metadata;
                }
            }
        } catch (JacksonException e) {
            // ImageJ and others write plain text there.
        }
        return Map.of(OTHERS, text);
    }

    private static Map<String, Object> object(JsonParser json) {
        Map<String, Object> map = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            Object value = value(json, json.nextToken());
            if (value != null) {
                map.put(name, value);
            }
        }
        return map;
    }

    private static @Nullable Object value(JsonParser json, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
                    list.add(value(json, next));
                }
                yield list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> json.getString();
        };
    }
}
