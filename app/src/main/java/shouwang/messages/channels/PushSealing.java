package shouwang.messages.channels;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what goes to a browser so that the push service in between can't read it: RFC 8291, one
 * record of RFC 8188 ({@code aes128gcm}). A hundred bytes of framing, one ECDH a message.
 */
final class PushSealing {
    private static final int RECORD = 4096;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;

    private PushSealing() {}

    /**
     * Seals a text for one browser.
     *
     * @param browser the browser's point ({@code p256dh})
     * @param auth the browser's secret of 16 bytes
     * @param ours our key for this one message, and its point
     * @param length to which the text is filled up, so that its length tells nothing
     */
    static byte[] seal(byte[] plain, byte[] browser, byte[] auth, PrivateKey ours, byte[] point,
            byte[] salt, int length) {
        try {
            var shared = KeyAgreement.getInstance("ECDH");
            shared.init(ours);
            shared.doPhase(PushKeys.key(browser), true);
            var info = joined("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), browser,
                    point);
            var secret = hkdf(auth, shared.generateSecret(), info, 32);
            var key = hkdf(salt, secret, ascii("Content-Encoding: aes128gcm\0"), 16);
            var nonce = hkdf(salt, secret, ascii("Content-Encoding: nonce\0"), 12);
            var filled = Arrays.copyOf(plain, Math.max(plain.length, length) + 1);
            filled[plain.length] = LAST_RECORD;
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            return joined(salt, ByteBuffer.allocate(5).putInt(RECORD).put((byte) point.length)
                    .array(), point, cipher.doFinal(filled));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hkdf(byte[] salt, byte[] secret, byte[] info, int length)
            throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256").deriveData(HKDFParameterSpec.ofExtract()
                .addSalt(salt).addIKM(secret).thenExpand(info, length));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
