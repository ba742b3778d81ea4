package concert.quantities;

import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import javax.measure.BinaryPrefix;
import javax.measure.MetricPrefix;
import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.quantity.Length;
import javax.measure.quantity.Speed;
import org.junit.jupiter.api.Test;

class UnitsTest {
    @Test
    @SuppressWarnings("unchecked")
    void everyConstantMeasuresWhatItsTypeSays() throws Exception {
        int constants = 0;
        for (Field field : Units.class.getFields()) {
            Unit<?> unit = (Unit<?>) field.get(null);
            assertThat(Kind.of(unit)).as(field.getName()).isEqualTo(Kind.of(declared(field.getGenericType())));
            assertThat(Units.of(unit.toString())).as(field.getName()).isSameAs(unit);
            constants++;
        }
        assertThat(constants).isGreaterThan(75);
    }

    @Test
    void everyMethodOfTheFactoryMakesWhatItsTypeSays() throws Exception {
        int methods = 0;
        for (Method method : QuantityFactory.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 1) {
                Quantity<?> quantity = (Quantity<?>) method.invoke(q, 2.5);
                assertThat(Kind.of(quantity))
                        .as(method.getName())
                        .isEqualTo(Kind.of(declared(method.getGenericReturnType())));
                assertThat(quantity.getValue()).isEqualTo(2.5);
                assertThat((Object) q(quantity.toString())).isEqualTo(quantity);
                assertThat(normal(method.getName()))
                        .isEqualTo(normal(quantity.getUnit().getSymbol()));
                methods++;
            }
        }
        assertThat(methods).isGreaterThan(70);
    }

    // mmPerSecondSquared and mm/s^2 both become mm/s2
    private static String normal(String name) {
        return name.replace("^", "")
                .replace("PerSecond", "/s")
                .replace("perSecond", "/s")
                .replace("PerMinute", "/min")
                .replace("Squared", "2")
                .replace("1/", "/")
                .replace("percent", "%")
                .replace("fraction", "frac")
                .replace("ohm", "Ohm")
                .replace("angstrom", "Angstrom");
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Quantity<?>> declared(java.lang.reflect.Type type) {
        return (Class<? extends Quantity<?>>) ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    @Test
    void unitsMultiplyAndDivideBySymbol() {
        assertThat(Units.MILLIMETRE.divide(Units.SECOND))
                .isEqualTo(Units.MILLIMETRE_PER_SECOND)
                .hasToString("mm/s");
        assertThat(Units.JOULE.multiply(Units.SECOND)).hasToString("J*s");
        assertThat(Units.METRE.pow(2)).isEqualTo(Units.SQUARE_METRE).hasToString("m^2");
        assertThat(Units.SQUARE_METRE.root(2)).isSameAs(Units.METRE);
        assertThat(Units.SECOND.inverse())
                .isEqualTo(Units.PER_SECOND)
                .isEqualTo(Units.HERTZ)
                .hasToString("1/s");
        assertThat(Units.METRE.pow(0)).isSameAs(Units.ONE);
        assertThat(Units.METRE.pow(-2)).hasToString("1/m^2");
        assertThat(Units.METRE.divide(Units.METRE)).isSameAs(Units.ONE);
        assertThat(Units.MILLIMETRE_PER_SECOND.multiply(Units.SECOND)).isSameAs(Units.MILLIMETRE);
        assertThat(Units.ONE.pow(3)).isSameAs(Units.ONE);
        assertThatThrownBy(() -> Units.METRE.root(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Units.METRE.root(0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Units.METRE.pow(16)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void unitsCanBeScaledAndNamed() {
        Unit<Length> inch = Units.MILLIMETRE.multiply(25.4).alternate("inch");
        assertThat(Quantities.quantity(2, inch))
                .hasToString("2 inch")
                .satisfies(x -> assertThat(value(x, "mm")).isEqualTo(50.8));
        assertThat(inch.divide(Units.SECOND)).hasToString("inch/s");
        assertThat(Units.MILLIMETRE.divide(2)).hasToString("[mm/2]");
        assertThat(Units.MILLIMETRE.multiply(1000)).isEqualTo(Units.METRE);
        assertThat(Units.METRE.divide((Number) 1000)).isEqualTo(Units.MILLIMETRE);
        assertThat(Units.KELVIN.shift(273.15)).isEqualTo(Units.CELSIUS);
        assertThat(Units.METRE.transform(Units.KILOMETRE.getConverterTo(Units.METRE)))
                .isEqualTo(Units.KILOMETRE);
        assertThatThrownBy(() -> inch.alternate("mm")).hasMessage("the symbol \"mm\" is already a unit of length");
        assertThatThrownBy(() -> Units.METRE.multiply(0)).isInstanceOf(UnitException.class);
        assertThatThrownBy(() -> Units.METRE.divide(Double.NaN)).isInstanceOf(UnitException.class);
        assertThatThrownBy(() -> Units.KELVIN.transform(Units.CELSIUS.getConverterTo(Units.KELVIN)))
                .isInstanceOf(UnitException.class);
    }

    @Test
    void prefixesOfJsr385GiveOurUnits() {
        assertThat(Units.METRE.prefix(MetricPrefix.MILLI)).isSameAs(Units.MILLIMETRE);
        assertThat(Units.METRE.prefix(MetricPrefix.MICRO)).isSameAs(Units.MICROMETRE);
        assertThat(Units.ELECTRONVOLT.prefix(MetricPrefix.KILO)).isSameAs(Units.KILOELECTRONVOLT);
        assertThat(Units.BYTE.prefix(BinaryPrefix.MEBI)).isSameAs(Units.of("MiB"));
        assertThat(Units.PIXEL.prefix(MetricPrefix.KILO)).hasToString("kpx");
    }

    @Test
    void systemUnitsAreThoseOfTheSi() {
        assertThat(Units.MILLIMETRE.getSystemUnit()).isSameAs(Units.METRE);
        assertThat(Units.KILOELECTRONVOLT.getSystemUnit()).isSameAs(Units.JOULE);
        assertThat(Units.CELSIUS.getSystemUnit()).isSameAs(Units.KELVIN);
        assertThat(Units.GRAM.getSystemUnit()).isSameAs(Units.KILOGRAM);
        assertThat(Units.PERCENT.getSystemUnit()).isSameAs(Units.ONE);
        assertThat(Units.DEGREE_PER_SECOND.getSystemUnit()).isEqualTo(Units.RADIAN_PER_SECOND);
        assertThat(Units.of("mA/h").getSystemUnit()).hasToString("A/s");
        assertThat(Units.of("um/px").getSystemUnit()).hasToString("m/px");
    }

    @Test
    void productsShowTheirFactors() {
        assertThat(Units.MILLIMETRE_PER_SECOND.getBaseUnits())
                .hasSize(2)
                .satisfies(units -> assertThat(units.get(Units.SECOND)).isEqualTo(-1));
        assertThat(Units.METRE.getBaseUnits()).isNull();
        assertThat(Units.METRE.getName()).isEqualTo("m");
        assertThat(Units.METRE.getDimension()).isEqualTo(Kind.of(Length.class));
        assertThat(Units.METRE.isEquivalentTo(Units.METRE)).isTrue();
        assertThat(Units.METRE.isEquivalentTo(Units.MILLIMETRE)).isFalse();
        Unit<Speed> speed = Units.MILLIMETRE.divide(Units.SECOND).asType(Speed.class);
        assertThat(speed).isEqualTo(Units.MILLIMETRE_PER_SECOND);
    }

    @Test
    void unitsAreEqualWhenTheyMeasureTheSame() {
        assertThat(Units.of("dm^3")).isEqualTo(Units.LITRE).hasSameHashCodeAs(Units.LITRE);
        assertThat(Units.of("1/min")).isEqualTo(Units.MINUTE.inverse()).isNotEqualTo(Units.HERTZ);
        assertThat(Units.of("W*s")).isEqualTo(Units.JOULE);
        assertThat(Units.of("km/h")).isEqualTo(Units.of("m/s").multiply(10).divide(36));
        assertThat(Units.CELSIUS).isNotEqualTo(Units.KELVIN).isNotEqualTo("degC");
    }
}
