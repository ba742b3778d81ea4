package concert.devices;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * For the flight recorder: a parameter was set, or the attempt has failed; where there is an audit line there is this
 * event. Its duration is that of the setter, so of the motion; a wait for a lock before has an event of its own.
 */
@Name("concert.ParameterSet")
@Label("Parameter Set")
@Category("Concert")
@Description("A parameter was set, or the attempt has failed half way")
@StackTrace(false)
final class ParameterSetEvent extends Event {
    @Label("Parameter")
    @Nullable
    String parameter;

    @Label("Value")
    @Description("With its unit")
    @Nullable
    String value;

    @Label("Failure")
    @Description("Why it was not set; empty if it was")
    @Nullable
    String failure;

    <T> void ends(Parameter<T> set, T newValue, @Nullable Throwable thrown) {
        end();
        if (shouldCommit()) {
            parameter = set.qualifiedName();
            value = set.format(newValue);
            failure = thrown == null ? null : thrown.toString();
            commit();
        }
    }
}
