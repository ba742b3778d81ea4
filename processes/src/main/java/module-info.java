/** Processes: what is done with devices at many points, such as scans. */
@org.jspecify.annotations.NullMarked
module concert.processes {
    requires transitive concert.devices;
    // Plots as PNG; see PngCanvas.
    requires java.desktop;
    requires static transitive org.jspecify;
    requires static transitive com.google.errorprone.annotations;

    exports concert.processes;
}
