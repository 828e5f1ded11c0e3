package shouwang.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import shouwang.county.CannotStart;
import shouwang.county.Secrets;

/**
 * Private fields at rest: AES-256-GCM with a key that never lies in the database
 * ({@code SHOUWANG_KEY}, 64 hexadecimal digits; a stand-alone house keeps one in its data folder).
 * Equality is looked up by a keyed mark (HMAC-SHA-256, first 16 bytes), never by opening.
 */
@Component
public final class Seal {
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec sealing;
    private final SecretKeySpec marking;
    private final SecureRandom random = new SecureRandom();

    Seal(Environment env) throws IOException {
        var key = HexFormat.of().parseHex(keyText(env));
        if (key.length != 32) {
            throw new CannotStart("SHOUWANG_KEY 要是 64 位十六进制数字。");
        }
        sealing = new SecretKeySpec(derive(key, "seal"), "AES");
        marking = new SecretKeySpec(derive(key, "mark"), "HmacSHA256");
    }

    private static String keyText(Environment env) throws IOException {
        var given = env.getProperty("SHOUWANG_KEY", "");
        if (!given.isBlank()) {
            return given.strip();
        }
        if (!env.getProperty("SHOUWANG_DB_URL", "").isBlank()) {
            throw new CannotStart("用自己的数据库时，请用 SHOUWANG_KEY 给一把 64 位十六进制的密钥。");
        }
        return new Secrets(Path.of(env.getProperty("shouwang.data", "data")).toAbsolutePath())
                .of("seal");
    }

    /** Seals a text; null stays null. */
    public byte @Nullable [] seal(@Nullable String clear) {
        return clear == null ? null : sealBytes(clear.getBytes(StandardCharsets.UTF_8));
    }

    /** Seals bytes, such as a picture. */
    public byte[] sealBytes(byte[] clear) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            var sealed = cipher.doFinal(clear);
            return ByteBuffer.allocate(1 + NONCE + sealed.length)
                    .put(VERSION).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens a sealed text; a changed or foreign one is a bug or an attack, and is loud. */
    public @Nullable String open(byte @Nullable [] sealed) {
        return sealed == null ? null : new String(openBytes(sealed), StandardCharsets.UTF_8);
    }

    /** Opens sealed bytes, as loud. */
    public byte[] openBytes(byte[] sealed) {
        if (sealed.length < 1 + NONCE || sealed[0] != VERSION) {
            throw new IllegalStateException("not a sealed field");
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, sealing,
                    new GCMParameterSpec(TAG_BITS, sealed, 1, NONCE));
            return cipher.doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed field does not open: wrong key or changed",
                    e);
        }
    }

    /** The keyed mark of a text, for equality look-up. */
    public byte[] mark(String clear) {
        try {
            return Arrays.copyOf(hmac(marking, clear), 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] derive(byte[] key, String use) {
        try {
            return hmac(new SecretKeySpec(key, "HmacSHA256"), "shouwang/" + use);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(SecretKeySpec key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
