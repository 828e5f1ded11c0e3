package shouwang.places;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * The divisions of a county as CSV (UTF-8 or GB18030): a header with {@code code} and
 * {@code name}, then a line each for the county, its townships and its villages. Codes have 6, 9
 * or 12 digits, or 12 filled with zeros as the statistics bureau writes them.
 */
final class DivisionsFile {
    private static final Pattern CODE = Pattern.compile("[0-9]{6}([0-9]{3}){0,2}");
    private static final int MOST_NAME = 40;

    private final String county;
    private final List<Place> places = new ArrayList<>();
    private final HashSet<String> codes = new HashSet<>();

    private DivisionsFile(String county) {
        this.county = county;
    }

    /** Reads all places, the county itself first; refuses with the line that is wrong. */
    static List<Place> read(String county, String countyName, byte[] file) {
        var reader = new DivisionsFile(county);
        reader.add(new Place(county, null, Place.Kind.COUNTY, countyName, null));
        var lines = decode(file).split("\\R");
        var header = Arrays.asList(cells(lines[0].replace("\uFEFF", "")));
        if (!header.contains("code") || !header.contains("name")) {
            throw new Rejected(Reason.WRONG_FORM, "第 1 行没有 code 和 name 两个列名。请照样表改好再来。");
        }
        for (var i = 1; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                reader.line(i + 1, cells(lines[i]), header.indexOf("code"), header.indexOf("name"));
            }
        }
        return List.copyOf(reader.places);
    }

    private void line(int number, String[] cells, int codeAt, int nameAt) {
        if (cells.length <= Math.max(codeAt, nameAt)) {
            throw wrong(number, "列数不够");
        }
        var code = unfilled(cells[codeAt]);
        var name = cells[nameAt];
        if (!CODE.matcher(code).matches() || !code.startsWith(county)) {
            throw wrong(number, "代码 " + cells[codeAt] + " 不是 " + county + " 县的区划代码");
        }
        if (name.isEmpty() || name.length() > MOST_NAME) {
            throw wrong(number, "名称要 1 到 40 个字");
        }
        if (code.equals(county)) {
            return;
        }
        var parent = code.substring(0, code.length() - 3);
        if (!codes.contains(parent)) {
            throw wrong(number, "上级 " + parent + " 不在它前面");
        }
        if (codes.contains(code)) {
            throw wrong(number, "代码 " + code + " 重复");
        }
        add(new Place(code, parent,
                code.length() == 9 ? Place.Kind.TOWNSHIP : Place.Kind.VILLAGE, name, null));
    }

    private void add(Place place) {
        places.add(place);
        codes.add(place.code());
    }

    private static String unfilled(String code) {
        if (code.length() == 12 && code.endsWith("000")) {
            return code.endsWith("000000") ? code.substring(0, 6) : code.substring(0, 9);
        }
        return code;
    }

    private static Rejected wrong(int number, String what) {
        return new Rejected(Reason.WRONG_FORM, "第 " + number + " 行：" + what + "。请改好再来，什么都没有存。");
    }

    private static String[] cells(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(cell -> cell.strip().replaceAll("^\"|\"$", "")).toArray(String[]::new);
    }

    private static String decode(byte[] file) {
        var utf8 = decode(file, StandardCharsets.UTF_8);
        var text = utf8 != null ? utf8 : decode(file, Charset.forName("GB18030"));
        if (text == null) {
            throw new Rejected(Reason.WRONG_KIND, "文件不是 UTF-8 或 GBK 的文本。请另存为 CSV 再来。");
        }
        return text;
    }

    private static @Nullable String decode(byte[] file, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** From the class path; there it is always right. */
    static List<Place> resource(String county, String countyName, String resource) {
        try (var in = DivisionsFile.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource);
            }
            return read(county, countyName, in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }
}
