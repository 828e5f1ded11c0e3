package shouwang.messages.channels;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** Keys on P-256 in the forms that browsers use: a scalar of 32 bytes, a point of 65. */
final class PushKeys {
    static final int POINT = 65;

    private PushKeys() {}

    private static ECParameterSpec curve() throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    /** A scalar within the curve's order from any 32 bytes. */
    static BigInteger scalar(byte[] bytes) {
        var order = CustomNamedCurves.getByName("P-256").getN();
        return new BigInteger(1, bytes).mod(order.subtract(BigInteger.ONE)).add(BigInteger.ONE);
    }

    static PrivateKey secret(BigInteger scalar) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(
                    new ECPrivateKeySpec(scalar, curve()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The point that belongs to a scalar. */
    static byte[] point(BigInteger scalar) {
        return CustomNamedCurves.getByName("P-256").getG().multiply(scalar).normalize()
                .getEncoded(false);
    }

    static byte[] point(PublicKey key) {
        var at = ((ECPublicKey) key).getW();
        var bytes = new byte[POINT];
        bytes[0] = 4;
        put(at.getAffineX(), bytes, 1);
        put(at.getAffineY(), bytes, 33);
        return bytes;
    }

    private static void put(BigInteger number, byte[] into, int at) {
        var bytes = number.toByteArray();
        var length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, into, at + 32 - length, length);
    }

    /** The key of a point; one that does not lie on the curve is refused. */
    static PublicKey key(byte[] point) {
        if (point.length != POINT || point[0] != 4) {
            throw new IllegalArgumentException("no uncompressed point");
        }
        CustomNamedCurves.getByName("P-256").getCurve().decodePoint(point);
        try {
            var w = new ECPoint(new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                    new BigInteger(1, Arrays.copyOfRange(point, 33, POINT)));
            return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(w, curve()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
