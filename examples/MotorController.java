// The controller of a linear axis that does not exist, as a program of its own: something to write a driver for, and to
// make fail.
//
//     java examples/MotorController.java --port 4000
//
// It listens on this machine only, says where ("listening on 127.0.0.1:4000"; port 0 takes a free one), and serves any
// number of clients until it is killed. The axis moves in real time and, like a real one, goes on when its client is gone.
//
// MANUAL. Lines of ASCII that end with a newline; one line is one order or question, and has one line as its answer:
// what was asked for, OK, or ERROR and the reason. Only KILL is not answered. Positions are in mm, speeds in mm/s.
//
//     POS?       the position: 12.500 mm            MOVE 12.5  goes there
//     STATE?     STANDBY, MOVING or HARD_LIMIT      HOME       goes to 0
//     VEL?       the speed of motions: 10.000 mm/s  JOG -2     moves on until it is told to stop, or to the limit
//     VEL 10     sets it, also on the way           STOP       stops
//     LOW?       the ends of the travel:            KILL       stops, says nothing
//     HIGH?      -5.000 mm, 100.000 mm
//
// FAILING ON DEMAND. From the next line on and for all clients, except for answers to STOP and for clients that have said
// FAULT, REPORT or KILL, which are always answered:
//
//     FAULT SPLIT     answers come byte by byte     FAULT ERROR   nothing is done, each answer is ERROR
//     FAULT LATE 500  answers come 500 ms late      FAULT HANGUP  half an answer, then the connection is closed
//     FAULT SILENT    no answers at all             FAULT OFF     all is well again
//
//     REPORT     state=MOVING position=1.234 stops=1 kills=0 unanswered=2 lastStop=35
//                stops and kills are counted, lastStop is so many ms ago (-1: never)

import module java.base;

void main(String... arguments) throws IOException {
    if (arguments.length != 2 || !arguments[0].equals("--port")) {
        System.err.println("usage: java MotorController.java --port PORT");
        System.exit(2);
    }
    var controller = new Controller();
    try (var server = new ServerSocket(Integer.parseInt(arguments[1]), 50, InetAddress.getLoopbackAddress())) {
        System.out.println("listening on 127.0.0.1:" + server.getLocalPort());
        while (true) {
            var socket = server.accept();
            Thread.ofPlatform().daemon().start(() -> new Client(controller, socket).serve());
        }
    }
}

/** The axis: where it is follows from where, when and how fast it set off. */
static final class Axis {
    static final double LOW = -5;
    static final double HIGH = 100;

    private double from;
    private double target;
    private long departure;
    private double speed = 10;

    synchronized double position() {
        double way = speed * (System.nanoTime() - departure) / 1e9;
        return way >= Math.abs(target - from) ? target : from + Math.signum(target - from) * way;
    }

    synchronized void go(double newTarget) {
        from = position();
        target = newTarget;
        departure = System.nanoTime();
    }

    synchronized void stop() {
        go(position());
    }

    synchronized double speed() {
        return speed;
    }

    synchronized void setSpeed(double newSpeed) {
        from = position();
        departure = System.nanoTime();
        speed = newSpeed;
    }

    synchronized String state() {
        double here = position();
        return here != target ? "MOVING" : here == LOW || here == HIGH ? "HARD_LIMIT" : "STANDBY";
    }
}

record Fault(String kind, int late) {
    static final Fault NONE = new Fault("OFF", 0);
}

/** What it does for whoever asks. */
static final class Controller {
    private final Axis axis = new Axis();
    volatile Fault fault = Fault.NONE;
    final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger stops = new AtomicInteger();
    private final AtomicInteger kills = new AtomicInteger();
    private volatile long lastStop;

    /** The answer, empty for none. */
    String execute(String line) {
        String[] words = line.strip().split(" +");
        String value = words.length == 2 ? words[1] : "";
        try {
            return switch (words[0]) {
                case "POS?" -> text(axis.position()) + " mm";
                case "STATE?" -> axis.state();
                case "VEL?" -> text(axis.speed()) + " mm/s";
                case "LOW?" -> text(Axis.LOW) + " mm";
                case "HIGH?" -> text(Axis.HIGH) + " mm";
                case "VEL" -> setSpeed(Double.parseDouble(value));
                case "MOVE" -> go(Double.parseDouble(value));
                case "HOME" -> go(0);
                case "JOG" -> jog(Double.parseDouble(value));
                case "STOP" -> stop(stops, "OK");
                case "KILL" -> stop(kills, "");
                case "FAULT" -> setFault(words);
                case "REPORT" -> report();
                default -> "ERROR unknown: " + line;
            };
        } catch (NumberFormatException e) {
            return "ERROR no number: " + line;
        }
    }

    private String go(double target) {
        if (!(target >= Axis.LOW && target <= Axis.HIGH)) {
            return "ERROR " + target + " is beyond the travel from " + Axis.LOW + " to " + Axis.HIGH;
        }
        axis.go(target);
        return "OK";
    }

    private String jog(double velocity) {
        String answer = setSpeed(Math.abs(velocity));
        return answer.equals("OK") ? go(velocity > 0 ? Axis.HIGH : Axis.LOW) : answer;
    }

    private String setSpeed(double speed) {
        if (!(speed > 0 && speed <= 1000)) {
            return "ERROR " + speed + " is no speed up to 1000";
        }
        axis.setSpeed(speed);
        return "OK";
    }

    private String stop(AtomicInteger count, String answer) {
        axis.stop();
        lastStop = System.nanoTime();
        count.incrementAndGet();
        return answer;
    }

    private String setFault(String[] words) {
        String kind = words.length > 1 ? words[1] : "";
        if (!List.of("SPLIT", "LATE", "SILENT", "ERROR", "HANGUP", "OFF").contains(kind)) {
            return "ERROR no such fault: " + kind;
        }
        fault = new Fault(kind, words.length > 2 ? Integer.parseInt(words[2]) : 0);
        return "OK";
    }

    private String report() {
        boolean never = stops.get() + kills.get() == 0;
        return "state=" + axis.state() + " position=" + text(axis.position()) + " stops=" + stops + " kills=" + kills
                + " unanswered=" + unanswered + " lastStop=" + (never ? -1 : (System.nanoTime() - lastStop) / 1_000_000);
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }
}

/** One connection, on a thread of its own: one that is late or stuck keeps no other waiting. */
static final class Client {
    private final Controller controller;
    private final Socket socket;
    private boolean spared;

    Client(Controller controller, Socket socket) {
        this.controller = controller;
        this.socket = socket;
    }

    void serve() {
        try (socket) {
            socket.setTcpNoDelay(true);
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                spared |= line.startsWith("FAULT") || line.equals("REPORT") || line.equals("KILL");
                Fault fault = spared || line.equals("STOP") ? Fault.NONE : controller.fault;
                String answer = fault.kind().equals("ERROR") ? "ERROR on demand" : controller.execute(line);
                if (!answer.isEmpty()) {
                    send(answer + "\n", fault);
                }
            }
        } catch (IOException | InterruptedException e) {
            // The client is gone. The axis is not.
        }
    }

    private void send(String answer, Fault fault) throws IOException, InterruptedException {
        switch (fault.kind()) {
            case "SPLIT" -> {
                for (int i = 0; i < answer.length(); i++) {
                    write(answer.substring(i, i + 1));
                    Thread.sleep(1);
                }
            }
            case "LATE" -> {
                Thread.sleep(fault.late());
                write(answer);
            }
            case "SILENT" -> controller.unanswered.incrementAndGet();
            case "HANGUP" -> {
                write(answer.substring(0, answer.length() / 2));
                socket.close();
            }
            default -> write(answer);
        }
    }

    private void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
