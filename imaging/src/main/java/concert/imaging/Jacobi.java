package concert.imaging;

/** Eigenvectors of small symmetric matrices, by Jacobi's rotations: each makes one element zero, and all become less. */
final class Jacobi {
    private static final int SWEEPS = 50;

    private Jacobi() {}

    /** Of length 1, to the least eigenvalue. Uses up the matrix. */
    static double[] leastEigenvector(double[][] matrix) {
        int size = matrix.length;
        double[][] vectors = new double[size][size];
        for (int i = 0; i < size; i++) {
            vectors[i][i] = 1;
        }
        boolean turned = true;
        for (int sweep = 0; turned && sweep < SWEEPS; sweep++) {
            turned = false;
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    turned |= rotate(matrix, vectors, p, q);
                }
            }
        }
        int least = 0;
        for (int i = 1; i < size; i++) {
            least = matrix[i][i] < matrix[least][least] ? i : least;
        }
        double[] vector = new double[size];
        for (int i = 0; i < size; i++) {
            vector[i] = vectors[i][least];
        }
        return vector;
    }

    /** Makes the element at p and q zero; false if it was, to the precision of the diagonal. */
    private static boolean rotate(double[][] matrix, double[][] vectors, int p, int q) {
        double off = matrix[p][q];
        if (Math.abs(off) <= Math.ulp(1.0) * Math.sqrt(Math.abs(matrix[p][p] * matrix[q][q])) || off == 0) {
            return false;
        }
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * off);
        double tan = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
        double cos = 1 / Math.hypot(tan, 1);
        double sin = tan * cos;
        for (int i = 0; i < matrix.length; i++) {
            turn(matrix[i], p, q, cos, sin);
        }
        for (int i = 0; i < matrix.length; i++) {
            double atP = matrix[p][i];
            double atQ = matrix[q][i];
            matrix[p][i] = cos * atP - sin * atQ;
            matrix[q][i] = sin * atP + cos * atQ;
        }
        for (double[] row : vectors) {
            turn(row, p, q, cos, sin);
        }
        return true;
    }

    private static void turn(double[] row, int p, int q, double cos, double sin) {
        double atP = row[p];
        double atQ = row[q];
        row[p] = cos * atP - sin * atQ;
        row[q] = sin * atP + cos * atQ;
    }
}
