/** Sessions: the devices of an experiment, their names, and everything that runs. */
@org.jspecify.annotations.NullMarked
module concert.session {
    requires transitive concert.devices;
    requires concert.watchdog;
    requires static transitive org.jspecify;

    exports concert.session;
}
