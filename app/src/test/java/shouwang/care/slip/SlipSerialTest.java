package shouwang.care.slip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import shouwang.kernel.Rejected;

class SlipSerialTest {
    private static final int TRIES = 2_000;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private static boolean reads(String written) {
        try {
            SlipSerial.read(written);
            return true;
        } catch (Rejected refusal) {
            return false;
        }
    }

    @Test
    void the_check_digit_is_that_of_damms_own_example() {
        assertThat(SlipSerial.of(572).digits()).isEqualTo("5724");
    }

    @Test
    void what_is_printed_is_read_with_or_without_its_zeros_and_from_the_qr() {
        for (var n = 0; n < TRIES; n++) {
            var serial = SlipSerial.of(1 + random.nextLong(9_999_999));
            assertThat(SlipSerial.read(serial.text())).isEqualTo(serial);
            assertThat(SlipSerial.read(serial.digits())).isEqualTo(serial);
            assertThat(SlipSerial.read(serial.code("511922100200")))
                    .isEqualTo(new SlipSerial(serial.number(), "511922100200"));
        }
    }

    @Test
    void every_wrong_digit_and_every_two_digits_exchanged_are_found() {
        System.out.println("SlipSerialTest seed " + seed);
        for (var n = 0; n < TRIES; n++) {
            var digits = SlipSerial.of(1 + random.nextLong(9_999_999)).digits();
            for (var at = 0; at < digits.length(); at++) {
                for (var digit = '0'; digit <= '9'; digit++) {
                    if (digit != digits.charAt(at)) {
                        assertThat(reads(digits.substring(0, at) + digit
                                + digits.substring(at + 1))).as(digits + " at " + at).isFalse();
                    }
                }
                if (at > 0 && digits.charAt(at) != digits.charAt(at - 1)) {
                    assertThat(reads(digits.substring(0, at - 1) + digits.charAt(at)
                            + digits.charAt(at - 1) + digits.substring(at + 1)))
                            .as(digits + " exchanged at " + at).isFalse();
                }
            }
        }
    }

    @Test
    void what_is_no_serial_is_refused_in_words() {
        assertThatThrownBy(() -> SlipSerial.read("")).hasMessageContaining("没有填");
        assertThatThrownBy(() -> SlipSerial.read("12a4")).hasMessageContaining("右上角的数字");
        assertThatThrownBy(() -> SlipSerial.read("123456789")).hasMessageContaining("最多 8 位");
        assertThatThrownBy(() -> SlipSerial.read("00000000")).hasMessageContaining("打错了");
    }
}
