package concert.processes;

import concert.imaging.RotationAxis;
import java.util.List;

/**
 * How a rotation axis stands after it was aligned, which is as it stood best meanwhile.
 *
 * @param axis how it stands now
 * @param isAligned whether roll and pitch, as far as there were motors for them, are as small as they were wanted
 * @param history how it stood before, and after each correction
 */
public record Alignment(RotationAxis axis, boolean isAligned, List<RotationAxis> history) {

    /** As "aligned after 2 corrections: roll 0.01 deg, pitch 0.02 deg, center (320.0, 240.1)". */
    @Override
    public String toString() {
        int corrections = history.size() - 1;
        return (isAligned ? "aligned" : "not aligned") + " after " + corrections
                + (corrections == 1 ? " correction: " : " corrections: ") + axis;
    }
}
