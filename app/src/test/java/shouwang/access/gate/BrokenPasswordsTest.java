package shouwang.access.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenPasswordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"password1", "P@ssw0rd2026", "woaini1314520", "19490101", "15412345678",
        "shouwang2026", "Shouwang@123", "守望守望2026", "守望相助123456", "jingtian2026", "a123456789",
        "1qaz2wsx", "qwer1234", "admin@123", "我爱你中国1949", "2026-12-01", "abcabcabc",
        "woainiwoaini", "民政局12345678"})
    void what_everybody_tries_first_is_known(String poor) {
        assertThat(BrokenPasswords.among("jingtian01", poor)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"竹林湾的石桥第三家", "春夏秋冬春夏秋冬春夏秋冬春夏秋冬春夏秋冬", "另一个新的口令吧",
        "3 geese by the mill", "山里的一个新口令"})
    void a_sentence_of_ones_own_is_not(String good) {
        assertThat(BrokenPasswords.among("jingtian01", good)).isFalse();
    }
}
