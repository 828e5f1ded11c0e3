package shouwang.county.backup;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A file that only the holder of the key reads, of any length at constant memory. Frames of one
 * megabyte, each sealed by AES-256-GCM (NIST SP 800-38D) under a key of the file's own; the nonce
 * counts the frames, and the last one says that it is the last: a frame that was changed, moved,
 * left out or cut off is found.
 */
final class SealedFile {
    private static final byte[] MAGIC = "SHWB1".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 32;
    private static final int TAG = 16;
    private static final int FRAME = 1 << 20;

    private SealedFile() {}

    /** Closing it writes the last frame; without that the file is not whole, and reads so. */
    static OutputStream write(OutputStream to, byte[] key) throws IOException {
        var salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        var out = new DataOutputStream(to);
        out.write(MAGIC);
        out.write(salt);
        return new Writer(out, own(key, salt));
    }

    /** @throws IOException where it is no such file, or of another key, or not whole */
    static InputStream read(InputStream from, byte[] key) throws IOException {
        var in = new DataInputStream(from);
        var magic = in.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IOException("这不是守望的备份文件");
        }
        return new Reader(in, own(key, in.readNBytes(SALT)));
    }

    private static SecretKeySpec own(byte[] key, byte[] salt) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(salt), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] frame(int mode, SecretKeySpec key, long number, boolean last,
            byte[] bytes, int length) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8,
                ByteBuffer.allocate(12).putLong(4, number).array()));
        cipher.updateAAD(new byte[] {(byte) (last ? 1 : 0)});
        return cipher.doFinal(bytes, 0, length);
    }

    private static final class Writer extends OutputStream {
        private final DataOutputStream out;
        private final SecretKeySpec key;
        private final byte[] held = new byte[FRAME];
        private int length;
        private long number;
        private boolean closed;

        Writer(DataOutputStream out, SecretKeySpec key) {
            this.out = out;
            this.key = key;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            for (var done = 0; done < count;) {
                if (length == FRAME) {
                    put(false);
                }
                var some = Math.min(count - done, FRAME - length);
                System.arraycopy(bytes, from + done, held, length, some);
                length += some;
                done += some;
            }
        }

        private void put(boolean last) throws IOException {
            try {
                var sealed = frame(Cipher.ENCRYPT_MODE, key, number++, last, held, length);
                out.writeByte(last ? 1 : 0);
                out.writeInt(sealed.length);
                out.write(sealed);
                length = 0;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                put(true);
                out.close();
            }
        }
    }

    private static final class Reader extends InputStream {
        private final DataInputStream in;
        private final SecretKeySpec key;
        private byte[] held = new byte[0];
        private int at;
        private long number;
        private boolean last;

        Reader(DataInputStream in, SecretKeySpec key) {
            this.in = in;
            this.key = key;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            while (at == held.length) {
                if (last) {
                    return -1;
                }
                next();
            }
            var some = Math.min(count, held.length - at);
            System.arraycopy(held, at, bytes, from, some);
            at += some;
            return some;
        }

        private void next() throws IOException {
            try {
                last = in.readByte() == 1;
                var length = in.readInt();
                if (length < TAG || length > FRAME + TAG) {
                    throw new IOException("备份文件坏了");
                }
                var sealed = in.readNBytes(length);
                held = frame(Cipher.DECRYPT_MODE, key, number++, last, sealed, sealed.length);
                at = 0;
            } catch (EOFException e) {
                throw new IOException("备份文件没有写完", e);
            } catch (GeneralSecurityException e) {
                throw new IOException("备份文件打不开：密钥不对，或文件被改过", e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
