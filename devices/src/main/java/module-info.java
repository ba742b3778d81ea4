/** Devices: parameters, states, limits, emergency stop; motors, cameras, beamline and laboratory, and a dummy of each kind. */
@org.jspecify.annotations.NullMarked
module concert.devices {
    requires transitive concert.coroutines;
    requires transitive concert.frames;
    requires transitive concert.quantities;
    requires transitive concert.streams;
    requires transitive java.measure;
    requires static transitive org.jspecify;
    requires static com.google.errorprone.annotations;
    requires jdk.jfr;
    requires org.slf4j;

    exports concert.devices;
    exports concert.devices.beamline;
    exports concert.devices.cameras;
    exports concert.devices.commands;
    exports concert.devices.connections;
    exports concert.devices.dummy;
    exports concert.devices.laboratory;
    exports concert.devices.motors;
    exports concert.devices.positioners;
    exports concert.devices.shutters;
}
