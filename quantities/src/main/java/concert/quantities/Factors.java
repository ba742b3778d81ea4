package concert.quantities;

import java.util.Arrays;

/** The named units that a unit is the product of, with their powers: what its symbol is written from. */
final class Factors {
    static final Factors NONE = new Factors(new LabUnit<?>[0], new int[0]);

    private final LabUnit<?>[] atoms;
    private final int[] powers;

    private Factors(LabUnit<?>[] atoms, int[] powers) {
        this.atoms = atoms;
        this.powers = powers;
    }

    static Factors of(LabUnit<?> atom) {
        return new Factors(new LabUnit<?>[] {atom}, new int[] {1});
    }

    int size() {
        return atoms.length;
    }

    LabUnit<?> atom(int index) {
        return atoms[index];
    }

    int power(int index) {
        return powers[index];
    }

    /** The product; units of one symbol are merged, in the order in which they first appear: mm/s * s is mm. */
    Factors multiply(Factors other) {
        LabUnit<?>[] merged = Arrays.copyOf(atoms, atoms.length + other.atoms.length);
        int[] sums = Arrays.copyOf(powers, merged.length);
        int count = atoms.length;
        for (int i = 0; i < other.atoms.length; i++) {
            int same = 0;
            while (same < count && !merged[same].getSymbol().equals(other.atoms[i].getSymbol())) {
                same++;
            }
            merged[same] = other.atoms[i];
            sums[same] += other.powers[i];
            count = Math.max(count, same + 1);
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (sums[i] != 0) {
                merged[kept] = merged[i];
                sums[kept++] = sums[i];
            }
        }
        return new Factors(Arrays.copyOf(merged, kept), Arrays.copyOf(sums, kept));
    }

    Factors pow(int n) {
        int[] raised = powers.clone();
        for (int i = 0; i < raised.length; i++) {
            raised[i] *= n;
        }
        return n == 0 ? NONE : new Factors(atoms, raised);
    }

    /** The n-th root; every power must be divisible, for there is no way to write half a metre's dimension. */
    Factors root(int n) {
        int[] reduced = powers.clone();
        for (int i = 0; i < reduced.length; i++) {
            if (n == 0 || powers[i] % n != 0) {
                throw new ArithmeticException("no root of order " + n + " of " + symbol());
            }
            reduced[i] /= n;
        }
        return new Factors(atoms, reduced);
    }

    /** "J*s", "m/s^2", "1/s": one slash for each divisor, so that it reads back without parentheses. */
    String symbol() {
        StringBuilder above = new StringBuilder();
        StringBuilder below = new StringBuilder();
        for (int i = 0; i < atoms.length; i++) {
            StringBuilder side = powers[i] > 0 ? above : below;
            if (powers[i] < 0) {
                side.append('/');
            } else if (!side.isEmpty()) {
                side.append('*');
            }
            side.append(atoms[i].getSymbol());
            if (Math.abs(powers[i]) > 1) {
                side.append('^').append(Math.abs(powers[i]));
            }
        }
        return (above.isEmpty() ? above.append('1') : above).append(below).toString();
    }
}
