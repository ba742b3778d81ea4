package concert.bench;

import java.io.IOException;

/**
 * Started in a terminal: tells when each key has arrived. What a JVM needs for that without any shell. A digit makes that
 * many virtual threads compute until the next key has arrived.
 */
final class RawKeys {
    private static volatile boolean spinning;

    private RawKeys() {}

    public static void main(String[] args) throws IOException {
        System.out.println("READY");
        for (int key = System.in.read(); key >= 0; key = System.in.read()) {
            if (Character.isDigit(key)) {
                spin(key - '0');
                System.out.println("SPINNING;");
            } else {
                System.out.println("AT=" + System.nanoTime() + ";");
                spinning = false;
            }
        }
    }

    private static void spin(int threads) {
        spinning = true;
        for (int i = 0; i < threads; i++) {
            Thread.startVirtualThread(() -> {
                while (spinning) {
                    // as somebody's loop that never waits
                }
            });
        }
    }
}
