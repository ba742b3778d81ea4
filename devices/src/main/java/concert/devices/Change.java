package concert.devices;

import java.util.Optional;

/**
 * The news that a parameter has a new value, whether we set it or read it.
 *
 * @param previous the value known before; empty for the first
 */
public record Change<T>(Parameter<T> parameter, T value, Optional<T> previous) {}
