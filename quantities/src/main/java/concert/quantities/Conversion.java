package concert.quantities;

import java.util.List;
import javax.measure.UnitConverter;

/** The conversion from one unit to another of its kind, as JSR-385 hands it out. */
record Conversion(LabUnit<?> from, LabUnit<?> to) implements UnitConverter {
    @Override
    public double convert(double value) {
        return from.scale.convert(value, to.scale);
    }

    @Override
    public Number convert(Number value) {
        return convert(value.doubleValue());
    }

    @Override
    public boolean isIdentity() {
        return from.equals(to);
    }

    @Override
    public boolean isLinear() {
        return from.absolute == to.absolute && from.scale.offset() == to.scale.offset() && !from.absolute;
    }

    @Override
    public Conversion inverse() {
        return new Conversion(to, from);
    }

    @Override
    public UnitConverter concatenate(UnitConverter first) {
        return first.isIdentity() ? this : isIdentity() ? first : new Chain(first, this);
    }

    @Override
    public List<UnitConverter> getConversionSteps() {
        return List.of(this);
    }

    /** One converter after another, which may be of another library. */
    private record Chain(UnitConverter first, UnitConverter second) implements UnitConverter {
        @Override
        public double convert(double value) {
            return second.convert(first.convert(value));
        }

        @Override
        public Number convert(Number value) {
            return convert(value.doubleValue());
        }

        @Override
        public boolean isIdentity() {
            return false;
        }

        @Override
        public boolean isLinear() {
            return first.isLinear() && second.isLinear();
        }

        @Override
        public UnitConverter inverse() {
            return new Chain(second.inverse(), first.inverse());
        }

        @Override
        public UnitConverter concatenate(UnitConverter before) {
            return before.isIdentity() ? this : new Chain(before, this);
        }

        @Override
        public List<UnitConverter> getConversionSteps() {
            return List.of(first, second);
        }
    }
}
