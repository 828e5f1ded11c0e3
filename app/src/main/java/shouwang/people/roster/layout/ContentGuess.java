package shouwang.people.roster.layout;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.PersonName;
import shouwang.people.roster.words.BirthText;
import shouwang.people.roster.words.Halfwidth;
import shouwang.people.roster.words.HamletName;

/** Tells a column by what stands in it, where nobody knows its header: names, ids, phones, 男女. */
final class ContentGuess {
    private static final Pattern ID = Pattern.compile("\\d{17}[0-9Xx]|\\d{15}");
    private static final Pattern MOBILE = Pattern.compile("1\\d{10}([、，,;/ ].*)?");
    private static final int LAST_BIRTH = 1980;
    private static final int LONGEST_HAMLET = 6;
    private static final int LONGEST_NAME = 4;
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董"
            + "袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史"
            + "陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦"
            + "俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟"
            + "艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇"
            + "栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼"
            + "蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都"
            + "普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干"
            + "但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由万俟尉迟鲜于欧阳上官司马诸葛";

    private ContentGuess() {}

    /** What the values speak for; null where they say nothing clear. */
    static @Nullable Column of(List<String> values) {
        if (share(values, text -> ID.matcher(tidy(text)).matches()) >= 0.6) {
            return Column.ID;
        }
        if (share(values, text -> MOBILE.matcher(tidy(text)).matches()) >= 0.6) {
            return Column.PHONE;
        }
        if (share(values, text -> text.strip().equals("男") || text.strip().equals("女")) >= 0.9) {
            return Column.SEX;
        }
        if (share(values, ContentGuess::isHamlet) >= 0.8) {
            return Column.HAMLET;
        }
        if (share(values, ContentGuess::isBirth) >= 0.8) {
            return Column.BIRTH;
        }
        return areNames(values) ? Column.NAME : null;
    }

    /** Many different ones that begin with a surname: groups and illnesses repeat themselves. */
    private static boolean areNames(List<String> values) {
        Set<String> different = new HashSet<>(values);
        return different.size() * 10 >= values.size() * 7
                && share(values, ContentGuess::isName) >= 0.7;
    }

    static boolean isName(String text) {
        var name = tidy(text);
        return name.length() <= LONGEST_NAME && PersonName.wrongWith(name).isEmpty()
                && SURNAMES.indexOf(name.charAt(0)) >= 0;
    }

    private static boolean isHamlet(String text) {
        return text.strip().length() <= LONGEST_HAMLET && HamletName.inAddress(text)
                .filter(hamlet -> hamlet.number() > 0 && !hamlet.word().isEmpty()).isPresent();
    }

    private static boolean isBirth(String text) {
        return text.strip().length() >= 4 && BirthText.parse(text, false, false)
                .filter(birth -> birth.year() < LAST_BIRTH).isPresent();
    }

    private static String tidy(String text) {
        return Halfwidth.closed(Halfwidth.plain(text)).replace("'", "");
    }

    private static double share(List<String> values, Predicate<String> is) {
        return values.isEmpty() ? 0
                : (double) values.stream().filter(is).count() / values.size();
    }
}
