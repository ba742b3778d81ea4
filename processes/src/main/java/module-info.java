/** Processes: what is done with devices and frames: scans, searches, focusing, alignment. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("requires-automatic") // Hipparchus has no descriptors
module concert.processes {
    requires transitive concert.devices;
    requires transitive concert.imaging;
    // Static, so that the compiler of a session need not see them; the launcher adds them. See decision 0014.
    requires static hipparchus.core;
    requires static hipparchus.optim;
    // Plots as PNG; see PngCanvas.
    requires java.desktop;
    requires static transitive org.jspecify;
    requires static transitive com.google.errorprone.annotations;

    exports concert.processes;
}
