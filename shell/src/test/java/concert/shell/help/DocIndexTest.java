package concert.shell.help;

import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.Coroutine;
import concert.devices.Device;
import concert.devices.DeviceTable;
import concert.devices.Homeable;
import concert.devices.Movable;
import concert.devices.dummy.DummyLinearMotor;
import concert.quantities.Quantities;
import concert.quantities.QuantityFactory;
import concert.session.Session;
import concert.shell.ShellCommands;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DocIndexTest {
    private final DocIndex index = new DocIndex();

    /** A fixture: what it inherits comes from a module of ours. */
    abstract static class Stage implements Homeable, Movable<javax.measure.quantity.Length> {
        @Override
        public abstract Coroutine<Void> home();
    }

    @Test
    void aClassIsFoundWithItsSignatureFirstSentenceAndSource() {
        Doc doc = index.of(DummyLinearMotor.class);
        assertThat(doc.signature())
                .isEqualTo("class DummyLinearMotor extends DummyMotor<Length, Speed> implements LinearMotor");
        assertThat(doc.summary()).isEqualTo("A linear motor without hardware.");
        assertThat(doc.place()).isEqualTo("concert.devices.dummy");
        assertThat(doc.text(80)).isEqualTo("""
                        A linear motor without hardware.

                        It starts at 0 mm and moves at 200000 mm/s unless told otherwise.""");
        assertThat(doc.source())
                .startsWith("/**\n * A linear motor")
                .contains("class DummyLinearMotor")
                .endsWith("}");
        assertThat(doc.sourcePlace()).matches("concert/devices/dummy/DummyLinearMotor\\.java:\\d+");
    }

    @Test
    void overloadsAreToldApartByTheirErasedParameters() throws Exception {
        assertThat(index.of(Quantities.class.getMethod("format", javax.measure.Quantity.class))
                        .source())
                .contains("format(Quantity<?> quantity)");
        assertThat(index.of(Quantities.class.getMethod("format", javax.measure.Quantity.class, String.class))
                        .signature())
                .isEqualTo("String format(Quantity<?> quantity, String unit)");
        assertThat(index.members(Quantities.class, "format"))
                .hasSize(4)
                .allSatisfy(doc -> assertThat(doc.source()).contains("format(").doesNotContain("formatExactly"));
        assertThat(index.members(Quantities.class, "vector").getFirst().signature())
                .isEqualTo(
                        "<Q extends Quantity<Q>> VectorQuantity<Q> vector(Quantity<Q> first, Quantity<Q>... others)");
    }

    @Test
    void staticMethodsComeFirstAndFieldsLast() {
        assertThat(index.members(Homeable.class, "home"))
                .extracting(Doc::signature)
                .containsExactly("void home(Homeable device)", "Coroutine<Void> home()");
        assertThat(index.members(Quantities.class, "q"))
                .extracting(Doc::signature)
                .containsExactly("<Q extends Quantity<Q>> Quantity<Q> q(String text)", "QuantityFactory q");
        assertThat(index.members(QuantityFactory.class, "mm"))
                .extracting(Doc::signature)
                .containsExactly("Quantity<Length> mm(double value)");
        assertThat(index.members(Homeable.class, "nosuch")).isEmpty();
    }

    @Test
    void aMethodWithoutACommentHasThatOfTheOneItOverrides() throws Exception {
        Doc doc = index.of(Stage.class.getMethod("home"));
        assertThat(doc.summary()).isEqualTo("Moves to the home position.");
        assertThat(doc.text(80)).isEqualTo("Moves to the home position. Cancelling it stops the device.");
        assertThat(doc.source()).as("tests pack no sources").isEmpty();
        assertThat(index.of(Device.class.getMethod("parameter", String.class)).summary())
                .as("of Parameterizable")
                .isNotEmpty();
    }

    @Test
    void aNestedClassAndItsMembersAreFound() throws Exception {
        assertThat(index.of(Session.Builder.class).source()).contains("class Builder");
        assertThat(index.of(Session.Builder.class).signature()).startsWith("class Session.Builder");
        assertThat(index.of(Coroutine.Body.class).summary()).isNotEmpty();
        assertThat(index.of(DeviceTable.class.getMethod("device")).source())
                .as("a component of a record")
                .contains("device");
    }

    @Test
    void aConstructorIsFound() throws Exception {
        Doc doc = index.of(DummyLinearMotor.class.getConstructor());
        assertThat(doc.signature()).isEqualTo("DummyLinearMotor()");
        assertThat(doc.summary()).isEqualTo("A motor without hard limits.");
    }

    @Test
    void aFunctionOfTheShellTellsWhenItFails() throws Exception {
        assertThat(index.of(ShellCommands.class.getMethod("input", String.class))
                        .text(60))
                .isEqualTo("""
                        Asks the user for a line and returns it. A cancel point.

                        Throws
                            IllegalStateException: if nobody can be asked: from a
                                background task, or at the end of a pipe""");
    }

    @Test
    void ofAClassOfTheJdkOnlyTheSignatureIsKnown() throws Exception {
        Doc doc = index.of(List.class.getMethod("forEach", Consumer.class));
        assertThat(doc.signature()).isEqualTo("void forEach(Consumer<? super T>)");
        assertThat(doc.summary()).isEmpty();
        assertThat(doc.text(80)).isEmpty();
        assertThat(doc.source()).isEmpty();
        assertThat(doc.sourcePlace()).isEmpty();
    }
}
