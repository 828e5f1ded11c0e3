package shouwang.ledger.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.jcajce.provider.digest.SM3;

/** The hash a block is made with: 256 bits each (GB/T 32905-2016; FIPS 180-4). */
public enum Digest {
    SM3("SM3"), SHA_256("SHA-256");

    /** Length of a hash in bytes. */
    public static final int LENGTH = 32;
    private final String called;

    Digest(String called) {
        this.called = called;
    }

    public String called() {
        return called;
    }

    public static Digest called(String name) {
        for (var digest : values()) {
            if (digest.called.equalsIgnoreCase(name)) {
                return digest;
            }
        }
        throw new IllegalArgumentException("no digest " + name + ": SM3 or SHA-256");
    }

    /** The hash of these parts one after the other. */
    public byte[] of(byte[]... parts) {
        var digest = fresh();
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private MessageDigest fresh() {
        try {
            return switch (this) {
                case SM3 -> new SM3.Digest();
                case SHA_256 -> MessageDigest.getInstance("SHA-256");
            };
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
