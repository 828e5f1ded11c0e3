package shouwang.bench;

import java.util.HashMap;
import java.util.Map;

/** {@code --name value} pairs of a bench. */
record Options(Map<String, String> values) {
    static Options of(String[] args) {
        var values = new HashMap<String, String>();
        for (var i = 0; i + 1 < args.length; i += 2) {
            values.put(args[i].replaceFirst("^--", ""), args[i + 1]);
        }
        return new Options(values);
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(values.getOrDefault(name, String.valueOf(otherwise)));
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}
