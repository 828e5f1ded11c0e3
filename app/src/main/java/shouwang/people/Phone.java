package shouwang.people;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A phone number as digits: a mobile of 11, or a landline with its area code. */
public record Phone(String digits) {
    private static final int MOBILE = 11;

    /** Reads one number: spaces, dashes, +86 and full-width digits are forgiven. */
    public static Optional<Phone> parse(String raw) {
        var text = Normalizer.normalize(raw, Normalizer.Form.NFKC).strip();
        var digits = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (" -+().‐‑–—　".indexOf(c) < 0) {
                return Optional.empty();
            }
        }
        var number = digits.toString();
        if (number.length() > MOBILE && number.startsWith("86")) {
            number = number.substring(2);
        }
        var mobile = number.length() == MOBILE && number.charAt(0) == '1';
        var landline = number.startsWith("0") ? number.length() >= 10 && number.length() <= 12
                : number.length() == 7 || number.length() == 8;
        return mobile || landline ? Optional.of(new Phone(number)) : Optional.empty();
    }

    /** Reads a cell or field that may hold several, separated by 、，/; or a space or line. */
    public static Optional<List<Phone>> parseAll(String raw) {
        var found = new ArrayList<Phone>();
        for (var part : raw.strip().split("[、，,/;；|\\n]+|\\s{1,}(?=1\\d{2})|或|和")) {
            if (!part.isBlank()) {
                var phone = parse(part);
                if (phone.isEmpty()) {
                    return Optional.empty();
                }
                found.add(phone.get());
            }
        }
        return Optional.of(found);
    }

    /** {@code 154****7302}; a landline keeps its last two. */
    public static String mask(String digits) {
        return digits.length() == MOBILE
                ? digits.substring(0, 3) + "****" + digits.substring(7)
                : "****" + digits.substring(Math.max(0, digits.length() - 2));
    }

    public String tail() {
        return digits.substring(Math.max(0, digits.length() - 4));
    }

    public String masked() {
        return mask(digits);
    }

    /** Several as they are shown: masked. */
    public static String[] shown(List<Phone> phones) {
        return phones.stream().map(Phone::masked).toArray(String[]::new);
    }

    /** The last four digits of several, by which they are found. */
    public static String[] tails(List<Phone> phones) {
        return phones.stream().map(Phone::tail).toArray(String[]::new);
    }

    /** Several as they are sealed: one a line; empty where there are none. */
    public static String lines(List<Phone> phones) {
        return String.join("\n", phones.stream().map(Phone::digits).toList());
    }
}
