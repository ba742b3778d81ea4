/**
 * Numbers with units.
 *
 * <p>{@link concert.quantities.Quantities} is where a script starts: {@code q.mm(2)}, {@code q("2.5 mm/s")},
 * {@code value(x, "um")}, {@code linspace(...)}. {@link concert.quantities.Units} has the units as typed constants,
 * {@link concert.quantities.Kind} says what a unit measures. The types of values and units are those of JSR-385,
 * {@link javax.measure.Quantity} and {@link javax.measure.Unit}.
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li><b>Kinds never mix.</b> {@code Quantity<Length> x = q.s(2)} does not compile. What the compiler cannot see -
 *       {@code q("2 s")}, a cast, the network - is refused with a {@link concert.quantities.UnitException} where it
 *       is used. Pixels, angles, counts, data and ratios are kinds of their own, and so are angular velocity and
 *       frequency.
 *   <li><b>Numbers are doubles</b>, with NaN and infinity as values. Arithmetic never throws because of a number;
 *       every comparison with NaN is false, so a limit check written with {@code isBetween} refuses it. In a vector
 *       NaN says "do not touch".
 *   <li><b>Conversions keep decimals.</b> 0.0041 m is 4.1 mm, the same double that the literal 4.1 is, so that limits
 *       and targets compare equal whatever the unit they were given in.
 *   <li><b>Equality is that of values in a hash map</b>: same number, same unit. 2 mm is not {@code equals} to 0.002
 *       m; it is {@code isEquivalentTo} it, and {@code compare} gives 0. Units are equal if they measure the same: Hz
 *       equals 1/s.
 *   <li><b>Temperatures are points, their differences amounts.</b> 20 degC - 15 degC = 5 K, 20 degC + 5 K = 25 degC;
 *       degC and degC cannot be added, scaled or multiplied. A K is read as a difference wherever a degC stands
 *       beside it, but K - degC is refused: it could mean either.
 *   <li><b>Text is short and strict.</b> {@code toString} rounds to twelve significant digits, which hides the noise
 *       of sums, drops trailing zeros, and writes 1.5e-9 outside of 0.0001 to 10^12; {@code formatExactly} loses
 *       nothing. What is written is read back, except a plain number, which has no unit to be recognised by. Reading
 *       takes all of the text or fails.
 *   <li><b>Ratios are multiplied in.</b> 200 mm * 50 % is 100 mm, and 3 mm / 2 m is 0.0015.
 * </ul>
 *
 * <h2>Design notes (non normative)</h2>
 *
 * <p>The classes behind the two interfaces are our own, {@code Amount} and {@code LabUnit}. Before that the
 * arithmetic of a library was measured, of Seshat 1.5 (the fastest one; the other, Indriya, reads "2.5e-3 m" as 2.5 m
 * and throws on NaN):
 *
 * <ul>
 *   <li>One short decimal in four changed its last digit between m and mm, four in nine between keV and eV. Here the
 *       power of ten is kept apart from the factor and a conversion rounds once.
 *   <li>20 degC - 15 degC was -268.15 degC. That is what JSR-385 asks for, and not what anybody wants to read.
 *   <li>Pixel, radian and percent were one dimension; keV, um and Angstrom had no symbol. Kind and symbol had to be
 *       kept beside every unit, and once they are, what is left to delegate is one multiplication.
 *   <li>Its first quantity costs a starting JVM several times what ours does, for reflection, services and resource
 *       bundles.
 * </ul>
 *
 * <p>Seshat remains in the tests, as the second opinion on every factor.
 *
 * <p>Type safety ends where Java's does: {@code multiply} and {@code divide} return {@code Quantity<?>}, for Java
 * cannot say that a length by a time is a speed. {@code as(x, MILLIMETRE_PER_SECOND)} brings the type back, checked.
 * Energy and torque are one kind at run time; a type of one's own keeps them apart for the compiler:
 * {@code Units.of("N*m").asType(Torque.class)}.
 *
 * <p>Angles are a dimension, so an arc length in rad*m is no length until it has been divided by {@code q.rad(1)}.
 * The SI takes the radian for 1; the price of that is a camera's pixels passing for degrees.
 *
 * <p>Units of JSR-385's other makers are understood by their symbol, for values handed over by a driver that uses
 * them.
 */
package concert.quantities;
