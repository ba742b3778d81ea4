package concert.bench;

import java.io.IOException;

/** Started in a terminal: tells when each key has arrived. What a JVM needs for that without any shell. */
final class RawKeys {
    private RawKeys() {}

    public static void main(String[] args) throws IOException {
        System.out.println("READY");
        for (int key = System.in.read(); key >= 0; key = System.in.read()) {
            System.out.println("AT=" + System.nanoTime() + ";");
        }
    }
}
