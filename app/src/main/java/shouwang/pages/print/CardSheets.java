package shouwang.pages.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.kernel.Text;
import shouwang.pages.When;
import shouwang.pairing.Cards;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.CardFacts;
import shouwang.people.Elder;
import shouwang.people.Private;
import shouwang.places.Numbers;
import shouwang.places.Places;

/** Gathers what stands on the cards of many elders, in a handful of questions. */
@Component
class CardSheets {
    /** 明白卡 on the wall (A5), 帮扶联系卡 to carry (A6), 一户一卡 for the time bank (A6). */
    enum Kind {
        WALL("明白卡", "wall"), CONTACT("帮扶联系卡", "contact"), HOUSEHOLD("家庭卡", "household");

        private final String chinese;
        private final String template;

        Kind(String chinese, String template) {
            this.chinese = chinese;
            this.template = template;
        }

        String chinese() {
            return chinese;
        }

        String template() {
            return template;
        }
    }

    private final Pairs pairs;
    private final Aides aides;
    private final Private secrets;
    private final Cards cards;
    private final Places places;
    private final Clock clock;
    private final String wallCss = css("/print/clear-card.css");
    private final String smallCss = css("/print/small-card.css");

    CardSheets(Pairs pairs, Aides aides, Private secrets, Cards cards, Places places,
            Clock clock) {
        this.pairs = pairs;
        this.aides = aides;
        this.secrets = secrets;
        this.cards = cards;
        this.places = places;
        this.clock = clock;
    }

    static String css(String resource) {
        try (var in = Objects.requireNonNull(
                CardSheets.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that a set of cards needs, asked for once. */
    private record Facts(Map<UUID, Pair> pairs, Map<UUID, Aide> aides,
            Map<UUID, CardFacts> people, Map<UUID, List<String>> kin, Map<UUID, String> tokens,
            Map<UUID, String> codes, Map<String, String> names, Map<String, Numbers> numbers,
            LocalDate today) {}

    @Transactional
    Sheet of(Actor actor, List<Elder> elders, Kind kind, String base, String nine) {
        var ids = elders.stream().map(Elder::id).toList();
        var paired = pairs.current(ids);
        var helpers = aides.byIds(paired.values().stream().map(Pair::aideId)
                .collect(Collectors.toSet()));
        var people = secrets.forCards(actor,
                Stream.concat(ids.stream(), helpers.keySet().stream()).distinct().toList());
        var codes = elders.stream().map(Elder::villageCode).distinct()
                .flatMap(code -> Stream.of(code, code.substring(0, 9), code.substring(0, 6)))
                .distinct().toList();
        var numbers = elders.stream().map(Elder::villageCode).distinct()
                .collect(Collectors.toMap(code -> code, places::numbers));
        var facts = new Facts(paired, helpers, people, secrets.kinForCards(actor, ids),
                cards.tokens(ids), cards.codes(ids), places.names(codes), numbers,
                LocalDate.now(clock));
        return new Sheet(kind == Kind.WALL ? wallCss : smallCss, nine, elders.stream()
                .map(elder -> card(elder, facts, base)).toList());
    }

    private Sheet.Card card(Elder elder, Facts facts, String base) {
        var own = facts.people.getOrDefault(elder.id(), CardFacts.NONE);
        var pair = facts.pairs.get(elder.id());
        var aide = pair == null ? null : facts.aides.get(pair.aideId());
        var help = aide == null ? CardFacts.NONE
                : facts.people.getOrDefault(aide.id(), CardFacts.NONE);
        var code = elder.villageCode();
        var name = facts.names;
        return new Sheet.Card(
                name.getOrDefault(code.substring(0, 6), "") + " "
                        + name.getOrDefault(code.substring(0, 9), ""),
                name.getOrDefault(code, ""), elder.name(),
                elder.ageOn(facts.today) + " 岁　" + elder.sex().chinese() + "　" + elder.hamlet(),
                health(own), aide == null ? "" : aide.name(),
                aide == null ? "" : aide.ageOn(facts.today) + " 岁，" + aide.hamlet(),
                help.phones().isEmpty() ? "" : spaced(help.phones().getFirst()),
                own.phones().isEmpty() ? "" : spaced(own.phones().getFirst()),
                facts.kin.getOrDefault(elder.id(), List.of()).stream().limit(3).toList(),
                facts.numbers.getOrDefault(code, Numbers.NONE),
                name.getOrDefault(code, "") + "老年协会　" + When.paper(facts.today),
                facts.codes.getOrDefault(elder.id(), ""),
                Printer.qr(base + "/c/" + facts.tokens.get(elder.id())));
    }

    private static List<String> health(CardFacts facts) {
        var lines = new ArrayList<String>();
        Stream.of(facts.health(), facts.mind()).filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .map(text -> Text.within(text, 26))
                .forEach(lines::add);
        return lines;
    }

    /** {@code 154 4370 2288}: easier to dial. */
    static String spaced(String digits) {
        return digits.length() == 11 ? digits.substring(0, 3) + " " + digits.substring(3, 7) + " "
                + digits.substring(7) : digits;
    }
}
