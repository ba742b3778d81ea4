/** Processes: what is done with devices and frames: scans, searches, focusing, alignment. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings(
        "requires-automatic") // Hipparchus has no descriptors; it costs the start nothing that can be measured
module concert.processes {
    requires transitive concert.devices;
    requires transitive concert.imaging;
    requires hipparchus.core;
    requires hipparchus.optim;
    // Plots as PNG; see PngCanvas.
    requires java.desktop;
    requires static transitive org.jspecify;
    requires static transitive com.google.errorprone.annotations;

    exports concert.processes;
}
