package shouwang.solver.rounds.hhcrsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import shouwang.solver.rounds.BadRounds;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON, plain or gzipped, and says at which line something is wrong. */
final class JsonReader implements AutoCloseable {
    private final JsonParser parser;
    private JsonToken token;

    /** Something done for each field or element. */
    interface Step {
        void run();
    }

    /** Something done for each named field. */
    interface Field {
        void run(String name);
    }

    JsonReader(InputStream stream) throws IOException {
        parser = new JsonFactory().createParser(ObjectReadContext.empty(), open(stream));
        token = JsonToken.NOT_AVAILABLE;
        next();
    }

    private static InputStream open(InputStream stream) throws IOException {
        var in = new PushbackInputStream(stream, 2);
        var head = in.readNBytes(2);
        in.unread(head);
        boolean zipped = head.length == 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
        return zipped ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private void next() {
        try {
            var read = parser.nextToken();
            token = read == null ? JsonToken.NOT_AVAILABLE : read;
        } catch (JacksonException broken) {
            throw lower(broken);
        } catch (UncheckedIOException broken) {
            throw new BadRounds("line " + line() + ": the file is damaged or cut off");
        }
    }

    private <T> T read(Supplier<T> value) {
        try {
            return value.get();
        } catch (JacksonException broken) {
            throw lower(broken);
        }
    }

    private BadRounds lower(JacksonException broken) {
        if (broken.getCause() instanceof IOException io) {
            return new BadRounds("line " + line() + ": the file is damaged or cut off ("
                    + io.getMessage() + ")");
        }
        var where = broken.getLocation();
        int line = where == null ? line() : Math.max(1, where.getLineNr());
        var why = broken.getOriginalMessage();
        int hint = why.indexOf(": enable");
        return new BadRounds("line " + line + ": " + (hint < 0 ? why : why.substring(0, hint)));
    }

    int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    BadRounds wrong(String why) {
        return new BadRounds("line " + line() + ": " + why);
    }

    private void expect(JsonToken wanted, String what) {
        if (token != wanted) {
            throw wrong(what + " expected" + (token == JsonToken.NOT_AVAILABLE
                    ? ", but the file ends" : ", found " + read(parser::getString)));
        }
    }

    void object(String what, Field field) {
        expect(JsonToken.START_OBJECT, "{ of " + what);
        next();
        while (token == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            next();
            field.run(name);
        }
        expect(JsonToken.END_OBJECT, "} of " + what);
        next();
    }

    void array(String what, Step element) {
        expect(JsonToken.START_ARRAY, "[ of " + what);
        next();
        while (token != JsonToken.END_ARRAY) {
            element.run();
        }
        next();
    }

    String text(String what) {
        expect(JsonToken.VALUE_STRING, "text for " + what);
        var text = read(parser::getString);
        next();
        return text;
    }

    /** A number, 0 or more. */
    double amount(String what) {
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            expect(JsonToken.VALUE_NUMBER_FLOAT, "a number for " + what);
        }
        double value = read(parser::getDoubleValue);
        if (!(value >= 0)) {
            throw wrong(what + " is negative: " + value);
        }
        if (value == Double.POSITIVE_INFINITY) {
            throw wrong(what + " is too large");
        }
        next();
        return value;
    }

    void skip() {
        int depth = 0;
        do {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.NOT_AVAILABLE) {
                throw wrong("the file ends too early");
            }
            next();
        } while (depth > 0);
    }

    void end() {
        if (token != JsonToken.NOT_AVAILABLE) {
            throw wrong("more text after the end");
        }
    }

    @Override
    public void close() {
        parser.close();
    }
}
