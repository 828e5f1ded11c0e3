package shouwang.care.proof;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * What may be kept as a signature or the mark of a thumb: a small PNG on which somebody has drawn.
 * An empty glass, a dot and a filled sheet are none. It tells ink from paper, not whose it is.
 */
public final class Ink {
    private static final int MOST_BYTES = 50 * 1024;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    /** Where the first chunk says how wide and how high it is. */
    private static final int SIZE_AT = 16;
    private static final int MOST_SIDE = 2_000;
    private static final int DARK = 150;
    /** A pen of three points and a stroke of some thirty. */
    private static final int LEAST_POINTS = 90;
    /** How far it must reach, width and height together. */
    private static final int LEAST_REACH = 40;

    private Ink() {}

    /** The picture itself; refused in words for whoever holds the phone. */
    public static byte[] checked(byte[] picture) {
        if (picture.length > MOST_BYTES) {
            throw new Rejected(Reason.TOO_LARGE, "signature", "签字的图太大，请清空再签一次，签小些。");
        }
        if (!isInk(read(picture))) {
            throw new Rejected(Reason.WRONG_KIND, "signature",
                    "框里没有写字，或者只点了一下。请老人写上名字，再签一次。");
        }
        return picture;
    }

    /** Whether somebody has drawn on it. */
    public static boolean isDrawn(byte[] picture) {
        try {
            checked(picture);
            return true;
        } catch (Rejected nothing) {
            return false;
        }
    }

    private static BufferedImage read(byte[] picture) {
        if (picture.length > SIZE_AT + 8
                && Arrays.equals(picture, 0, PNG.length, PNG, 0, PNG.length)) {
            var size = ByteBuffer.wrap(picture, SIZE_AT, 8);
            if (fits(size.getInt()) && fits(size.getInt())) {
                try {
                    var image = ImageIO.read(new MemoryCacheImageInputStream(
                            new ByteArrayInputStream(picture)));
                    if (image != null) {
                        return image;
                    }
                } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
                    // falls through to the same refusal as any other bytes
                }
            }
        }
        throw new Rejected(Reason.WRONG_KIND, "signature", "签字没有收到，请再签一次。");
    }

    private static boolean fits(int side) {
        return side > 0 && side <= MOST_SIDE;
    }

    private static boolean isInk(BufferedImage image) {
        var points = 0;
        int left = image.getWidth(), right = -1, top = image.getHeight(), bottom = -1;
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                if (isDark(image.getRGB(x, y))) {
                    points++;
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        return points >= LEAST_POINTS && right - left + bottom - top >= LEAST_REACH
                && points <= image.getWidth() * image.getHeight() * 3L / 4;
    }

    private static boolean isDark(int argb) {
        var light = (argb >> 16 & 255) * 3 + (argb >> 8 & 255) * 6 + (argb & 255);
        return argb >>> 24 >= 128 && light < DARK * 10;
    }
}
