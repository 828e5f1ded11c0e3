package shouwang.access.gate;

import java.util.Locale;
import java.util.Set;

/**
 * Whether a password is one of those that everybody tries first: one of the words at the top of
 * what was found again and again in stolen lists (English and Chinese habits), or a word of the
 * house, alone, several times, or dressed up with digits, years and signs. Chosen by hand from
 * what is commonly reported of such lists; copied from none of them.
 */
public final class BrokenPasswords {
    private static final Set<String> WORDS = Set.of("""
            a aa aaa ab abc abcd abcde abcdef abcdefg abcdefgh abcabc aabbcc access account
            adidas admin administrator adminadmin alexander amanda andrea andrew angel angela
            anthony apple arsenal asd asdasd asdf asdfg asdfgh asdfghj asdfghjk asdfghjkl ashley
            austin azerty bailey banana barcelona baseball basketball batman beijing blink
            buster butterfly changeme charlie cheese chelsea chen china chocolate chongqing
            computer cookie corvette daniel default dearbook demo dragon elephant ferrari flower
            football forever freedom friend friends fuckyou gfhjkm ginger google guest hannah
            harley hello helloworld hockey hunter iloveu iloveyou internet jasmine jennifer jessica
            jordan joshua justin killer letmein liang lin liverpool liu login lovely loveme
            loveyou manager maggie martin master matrix matthew merlin michael michelle minecraft
            monkey mustang nicole ninja nihao nothing office oracle orange passpass passw passwd
            password pass pepper pokemon princess purple q qaz qazwsx qazwsxedc qq qqqq qwe
            qweasd qweasdzxc qweqwe qwer qwert qwerty qwertyu qwertyui qwertyuio qwertyuiop
            ranger root samsung secret service shadow shanghai sichuan silver soccer starwars
            summer sunshine superman superuser support system taobao temp test tester testtest
            thomas tigger trustno unknown user wang wangyi weixin welcome whatever winter woaini
            woaiwo woaizhongguo woaizuguo wobuzhidao wodemima x xiaoming xiaoxiao xu yang zhang
            zhao zhongguo zhou zxc zxcv zxcvb zxcvbn zxcvbnm yuanyuan tiantian mima mimamima
            shouwang shouwangshouwang shouwangxiangzhu xianguanli guanliyuan minzheng minzhengju
            minzhengban cunweihui cunwei zhengfu xiangzhen fuwuzhan huzhu huzhuyuan jifen
            laoren yanglao bazhong sichuansheng
            守望 守望相助 我爱你 我爱你中国 我爱中国 密码 口令 管理员 民政 民政局 民政办 村委会 服务站 互助 互助员 积分 老人 养老
            你好 中国 四川 中华人民共和国 新年快乐 恭喜发财 身体健康 一生一世 我的密码 我的口令 为人民服务
            """.strip().split("\\s+"));

    private BrokenPasswords() {}

    /** True for one that a stranger tries among the first thousands. */
    public static boolean among(String login, String password) {
        var lower = password.toLowerCase(Locale.ROOT);
        return digitsOnly(lower) || word(login, bare(lower)) || word(login, bare(unmasked(lower)));
    }

    /** Birthdays, telephone numbers and rows of the keyboard. */
    private static boolean digitsOnly(String lower) {
        return lower.codePoints().noneMatch(Character::isLetter);
    }

    private static boolean word(String login, String core) {
        return core.isEmpty() || WORDS.contains(core) || core.equals(bare(login))
                || repeats(login, core);
    }

    private static boolean repeats(String login, String core) {
        for (var length = 1; length <= core.length() / 2; length++) {
            var part = core.substring(0, length);
            if (core.length() % length == 0 && part.repeat(core.length() / length).equals(core)) {
                return length < 4 && core.length() <= 16 || WORDS.contains(part)
                        || part.equals(login);
            }
        }
        return false;
    }

    /** What is left when digits and signs are taken away, wherever they stand. */
    private static String bare(String lower) {
        var letters = new StringBuilder();
        lower.codePoints().filter(Character::isLetter).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** Reads p@ssw0rd as it is meant, whatever year and signs stand around it. */
    private static String unmasked(String lower) {
        return lower.replaceAll("^\\P{L}+|\\P{L}+$", "").replace('@', 'a')
                .replace('4', 'a').replace('0', 'o').replace('3', 'e').replace('$', 's')
                .replace('5', 's').replace('1', 'i').replace('!', 'i').replace('7', 't');
    }
}
