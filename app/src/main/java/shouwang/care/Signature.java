package shouwang.care;

import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** What may be kept as a signature: a PNG, and a small one. */
final class Signature {
    private static final int MOST_BYTES = 50 * 1024;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private Signature() {}

    static byte[] checked(byte[] picture) {
        if (picture.length > MOST_BYTES) {
            throw new Rejected(Reason.TOO_LARGE, "signature", "签字的图太大，请清空再签一次，签小些。");
        }
        if (picture.length <= PNG.length
                || !java.util.Arrays.equals(picture, 0, PNG.length, PNG, 0, PNG.length)) {
            throw new Rejected(Reason.WRONG_KIND, "signature", "签字没有收到，请再签一次。");
        }
        return picture;
    }
}
