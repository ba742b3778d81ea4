// Two hundred devices whose stop takes 2 ms each and notes when it was called and when it was over.
import java.util.concurrent.ConcurrentLinkedQueue;

var begun = new ConcurrentLinkedQueue<Long>();
var ended = new ConcurrentLinkedQueue<Long>();

class Watched extends Device {
    @Override
    public void emergencyStop() throws InterruptedException {
        begun.add(System.nanoTime());
        Thread.sleep(2);
        ended.add(System.nanoTime());
    }
}

var watched = new ArrayList<Watched>();
for (int i = 0; i < 200; i++) {
    watched.add(new Watched());
    DeviceRegistry.of(Supervisor.current()).register(watched.get(i));
}

void compute() {
    while (true) {}
}

void spin(int tasks) {
    for (int i = 0; i < tasks; i++) {
        start(coroutine("spin", () -> compute()));
    }
    System.out.println("SPINNING");
}

void times() {
    System.out.println("FIRST=" + Collections.min(begun) + ";LAST=" + Collections.max(ended) + ";STOPS=" + ended.size() + ";");
    begun.clear();
    ended.clear();
}
