package shouwang.messages.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What we seal and sign, against the examples that were published with the rules. */
class PublishedExamplesTest {
    private static byte[] b64(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    @Test
    void the_example_of_rfc_8291_appendix_a_comes_out_bit_by_bit() {
        var secret = new BigInteger(1, b64("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));
        var point = PushKeys.point(secret);
        assertThat(point).isEqualTo(b64("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocIn"
                + "mYWAmS6TlzAC8wEqKK6PBru3jl7A8"));
        var sealed = PushSealing.seal(
                b64("V2hlbiBJIGdyb3cgdXAsIEkgd2FudCB0byBiZSBhIHdhdGVybWVsb24"),
                b64("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkN"
                        + "toIAiw4"), b64("BTBZMqHH6r4Tts7J_aSIgg"), PushKeys.secret(secret), point,
                b64("DGv6ra1nlYgDCS1FRnbzlw"), 0);
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed)).isEqualTo(
                "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocIn"
                + "mYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBW"
                + "LVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void a_point_that_lies_on_no_curve_is_refused() {
        var point = PushKeys.point(BigInteger.TEN);
        assertThat(PushKeys.point(PushKeys.key(point))).isEqualTo(point);
        point[40] ^= 1;
        assertThatIllegalArgumentException().isThrownBy(() -> PushKeys.key(point));
        assertThatIllegalArgumentException().isThrownBy(() -> PushKeys.key(new byte[64]));
    }

    /** "Request syntax and signature method V3", the fixed example. */
    @Test
    void the_example_of_alibaba_clouds_signature_v3_comes_out() {
        var query = AcsSigning.query(Map.of("RegionId", "cn-shanghai", "ImageId",
                "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"));
        assertThat(AcsSigning.authorization("YourAccessKeyId", "YourAccessKeySecret", query,
                Map.of("host", "ecs.cn-shanghai.aliyuncs.com", "x-acs-action", "RunInstances",
                        "x-acs-content-sha256", AcsSigning.sha256(""),
                        "x-acs-date", "2023-10-26T10:22:32Z",
                        "x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d",
                        "x-acs-version", "2014-05-26")))
                .endsWith("Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
        assertThat(AcsSigning.query(Map.of("b", "a b*~/", "a", "守")))
                .isEqualTo("a=%E5%AE%88&b=a%20b%2A~%2F");
    }
}
