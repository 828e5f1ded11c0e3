package shouwang.people.roster.words;

import java.util.regex.Pattern;

/** 已故, 迁走: a remark says that the person is no more in the village. */
public final class Gone {
    /** Of the person, not of 老伴 or 儿子, who may stand in a remark as well. */
    private static final Pattern GONE = Pattern.compile("(?<![伴偶夫妻子女父母亲媳婿儿兄弟姐妹孙])"
            + "(已故|已去世|去世|过世|病故|亡故|死亡|已亡|迁走|迁出|搬走|户口已迁|已销户|销户)");

    private Gone() {}

    public static boolean says(String cell) {
        return !cell.isEmpty() && GONE.matcher(Halfwidth.closed(cell)).find();
    }
}
