package concert.bench;

/** The least that a JVM can do. */
final class Hello {
    static final String LINE = "Hello";

    private Hello() {}

    public static void main(String[] args) {
        System.out.println(LINE);
    }
}
