package concert.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the sum that defines the transform. */
class FftTest {
    private static float[] noise(int count, int seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16, 32, 64, 128, 256})
    void eachSignalIsTransformedAsItsDefinitionSays(int length) {
        float[][] re = new float[length][3];
        float[][] im = new float[length][3];
        for (int j = 0; j < length; j++) {
            re[j] = noise(3, j);
            im[j] = noise(3, 1000 + j);
        }
        double[][] expectedRe = new double[length][3];
        double[][] expectedIm = new double[length][3];
        for (int k = 0; k < length; k++) {
            for (int j = 0; j < length; j++) {
                double angle = -2 * Math.PI * j * k / length;
                for (int i = 0; i < 3; i++) {
                    expectedRe[k][i] += re[j][i] * Math.cos(angle) - im[j][i] * Math.sin(angle);
                    expectedIm[k][i] += re[j][i] * Math.sin(angle) + im[j][i] * Math.cos(angle);
                }
            }
        }
        new Fft(length).forward(re, im);
        for (int k = 0; k < length; k++) {
            for (int i = 0; i < 3; i++) {
                assertThat((double) re[k][i]).as("%d", k).isCloseTo(expectedRe[k][i], within(1e-5));
                assertThat((double) im[k][i]).as("%d", k).isCloseTo(expectedIm[k][i], within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 64", "64, 1", "8, 256", "256, 8", "128, 128"})
    void anImageIsTransformedThereAndBack(int width, int height) {
        float[] re = noise(width * height, 1);
        float[] im = noise(width * height, 2);
        float[] keptRe = re.clone();
        float[] keptIm = im.clone();
        Fft2 fft = new Fft2(width, height);
        fft.forward(re, im);
        fft.inverse(re, im);
        double worst = 0;
        for (int i = 0; i < re.length; i++) {
            worst = Math.max(worst, Math.max(Math.abs(re[i] - keptRe[i]), Math.abs(im[i] - keptIm[i])));
        }
        assertThat(worst).isLessThan(2e-6);
    }

    @Test
    void aPlaneWaveIsOneFrequencyOfAnImage() {
        int width = 32;
        int height = 128;
        float[] re = new float[width * height];
        float[] im = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double phase = 2 * Math.PI * (3.0 * x / width + 5.0 * y / height);
                re[y * width + x] = (float) Math.cos(phase);
                im[y * width + x] = (float) Math.sin(phase);
            }
        }
        new Fft2(width, height).forward(re, im);
        re[5 * width + 3] -= re.length;
        double worst = 0;
        for (int i = 0; i < re.length; i++) {
            worst = Math.max(worst, Math.max(Math.abs(re[i]), Math.abs(im[i])));
        }
        assertThat(worst).isLessThan(5e-3);
    }

    @Test
    void onlyLengthsThatArePowersOfTwoAreTaken() {
        assertThatThrownBy(() -> new Fft(12)).hasMessage("a transform has a length that is a power of two; got 12");
        assertThatThrownBy(() -> new Fft(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Fft.lengthFor(1)).isEqualTo(1);
        assertThat(Fft.lengthFor(64)).isEqualTo(64);
        assertThat(Fft.lengthFor(65)).isEqualTo(128);
    }
}
