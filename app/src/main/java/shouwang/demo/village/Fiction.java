package shouwang.demo.village;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Invented people: names as the county has them, id numbers and phones that nobody can have. */
public final class Fiction {
    private static final String SURNAMES =
            "李王张刘陈杨赵黄周吴何罗岳蒲苟谭覃冉解盖向单仇马岑石贾严余邓徐彭孙胡朱高林郭罗梁宋唐许";
    private static final String MEN = "国志明德全荣才发成福贵光兴正文学永林生元先云华忠平武清仁义东海山";
    private static final String WOMEN = "秀珍菊兰芳英翠素琼玉莲桂香淑会蓉华琴梅碧芬群芝先容清红仙菲霞";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    private final RandomGenerator random;
    private final Map<Integer, Integer> taken = new HashMap<>();
    private long phone = 15400000000L;

    public Fiction(RandomGenerator random) {
        this.random = random;
    }

    public String name(boolean female) {
        var given = female ? WOMEN : MEN;
        var name = new StringBuilder(3).append(pick(SURNAMES)).append(pick(given));
        return (random.nextInt(5) == 0 ? name : name.append(pick(given))).toString();
    }

    private char pick(String from) {
        return from.charAt(random.nextInt(from.length()));
    }

    /** A number that checks (GB 11643) in an area that no place has; no two alike. */
    public String idNumber(LocalDate born, boolean female) {
        var day = born.getYear() * 10_000 + born.getMonthValue() * 100 + born.getDayOfMonth();
        var key = day * 2 + (female ? 0 : 1);
        var next = taken.merge(key, 1, Integer::sum) - 1;
        var sequence = (next * 2 + (female ? 0 : 1)) % 1000;
        var body = "519999%08d%03d".formatted(day, sequence);
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + CHECK.charAt(sum % 11);
    }

    public String phone() {
        phone += 1 + random.nextInt(60);
        return String.valueOf(phone);
    }

    public LocalDate born(LocalDate today, int age) {
        return today.minusYears(age).minusDays(random.nextInt(365));
    }
}
