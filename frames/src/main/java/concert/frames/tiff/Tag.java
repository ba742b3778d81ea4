package concert.frames.tiff;

/** Numbers of the fields in a page's directory, and of the types of their values, as TIFF 6.0 gives them. */
final class Tag {
    static final int IMAGE_WIDTH = 256;
    static final int IMAGE_LENGTH = 257;
    static final int BITS_PER_SAMPLE = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int IMAGE_DESCRIPTION = 270;
    static final int STRIP_OFFSETS = 273;
    static final int SAMPLES_PER_PIXEL = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTE_COUNTS = 279;
    static final int X_RESOLUTION = 282;
    static final int Y_RESOLUTION = 283;
    static final int RESOLUTION_UNIT = 296;
    static final int SOFTWARE = 305;
    static final int TILE_WIDTH = 322;
    static final int TILE_OFFSETS = 324;
    static final int SAMPLE_FORMAT = 339;

    static final int BYTE = 1;
    static final int ASCII = 2;
    static final int SHORT = 3;
    static final int LONG = 4;
    static final int RATIONAL = 5;
    static final int LONG8 = 16;

    private Tag() {}

    /** How many bytes a value of the type has; 0 of a type that nobody knows. */
    static int bytes(int type) {
        return switch (type) {
            case BYTE, ASCII, 6, 7 -> 1;
            case SHORT, 8 -> 2;
            case LONG, 9, 11, 13 -> 4;
            case RATIONAL, 10, 12, LONG8, 17, 18 -> 8;
            default -> 0;
        };
    }
}
