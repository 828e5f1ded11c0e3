package shouwang.pages.pairs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.pages.When;
import shouwang.pages.form.Choice;
import shouwang.pairing.Proposal;
import shouwang.pairing.Proposals;
import shouwang.people.Aide;
import shouwang.places.Place;
import shouwang.places.Places;

/** Puts proposals into words for the page. */
@Component
class ProposalSheets {
    private final Proposals proposals;
    private final Places places;
    private final Clock clock;

    ProposalSheets(Proposals proposals, Places places, Clock clock) {
        this.proposals = proposals;
        this.places = places;
        this.clock = clock;
    }

    ProposalView.Desk desk(Actor actor) {
        var own = places.get(actor.placeCode());
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(own.code(), whole(own), true));
        if (own.kind() == Place.Kind.COUNTY || own.kind() == Place.Kind.TOWNSHIP) {
            places.children(own.code()).forEach(below ->
                    choices.add(new Choice(below.code(), below.name(), false)));
        }
        var past = proposals.latest(own.code()).stream().map(one -> new ProposalView.Past(
                "/people/pairs/proposals/" + one.id(), name(one.placeCode()),
                When.moment(one.askedAt(), LocalDate.now(clock)), one.state().chinese(),
                one.state() == Proposal.State.RUNNING, came(one))).toList();
        return new ProposalView.Desk(choices, past, own.kind() == Place.Kind.VILLAGE);
    }

    private static String whole(Place place) {
        return switch (place.kind()) {
            case COUNTY -> "全县";
            case TOWNSHIP -> "全" + place.name();
            case VILLAGE, HAMLET, HEARTH -> place.name();
        };
    }

    private static String came(Proposal one) {
        var sum = one.sum();
        return "新结 %d 对，换人 %d 对，缺人 %d 位，待定 %d 条".formatted(sum.fresh(), sum.moved(),
                sum.gaps(), sum.open());
    }

    private String name(String code) {
        return places.find(code).map(Place::name).orElse("");
    }

    /** The proposal, with one village opened: the only one, or the one that was asked for. */
    ProposalView page(UUID id, @Nullable String village) {
        var one = proposals.get(id);
        boolean running = one.state() == Proposal.State.RUNNING;
        var sums = proposals.villages(id);
        var names = places.names(sums.stream().map(Proposal.VillageSum::placeCode).toList());
        var single = one.placeCode().length() >= 12;
        var asked = single ? one.placeCode() : village;
        var open = running || asked == null ? null : sums.stream()
                .filter(sum -> sum.placeCode().equals(asked)).findFirst()
                .map(sum -> open(id, sum, names.getOrDefault(asked, ""))).orElse(null);
        var rows = single ? List.<ProposalView.Village>of() : sums.stream()
                .filter(sum -> sum.sum().fresh() + sum.sum().moved() + sum.sum().gaps() > 0)
                .map(sum -> new ProposalView.Village(
                        "/people/pairs/proposals/" + id + "?village=" + sum.placeCode(),
                        names.getOrDefault(sum.placeCode(), ""), figures(sum.sum()))).toList();
        return new ProposalView(id.toString(), name(one.placeCode()),
                When.moment(one.askedAt(), LocalDate.now(clock)), one.state().chinese(), running,
                one.failedWhy(), one.villages() == 0 ? 100
                : 100 * one.sum().villages() / one.villages(),
                one.sum().villages() + " / " + one.villages() + " 个村", figures(one.sum()), rows,
                open);
    }

    private static ProposalView.Figures figures(Proposal.Sum sum) {
        int pairedAfter = sum.kept() + sum.fresh() + sum.moved();
        return new ProposalView.Figures(sum.fresh(), sum.moved(), sum.kept(), sum.gaps(),
                sum.open(), mean(sum.minutesBefore(), sum.pairedBefore()),
                mean(sum.minutesAfter(), pairedAfter));
    }

    private static String mean(int minutes, int pairs) {
        return pairs == 0 ? "–" : "%.1f".formatted((double) minutes / pairs);
    }

    private ProposalView.Open open(UUID id, Proposal.VillageSum sum, String name) {
        var today = LocalDate.now(clock);
        var gaps = new ArrayList<ProposalView.Line>();
        var lines = new ArrayList<ProposalView.Line>();
        var decided = new ArrayList<ProposalView.Line>();
        for (var line : proposals.lines(id, sum.placeCode())) {
            var elder = line.elder();
            var shown = new ProposalView.Line(elder.id().toString(), elder.name(),
                    elder.ageOn(today) + " 岁" + (elder.hamlet().isEmpty() ? ""
                            : "·" + elder.hamlet()), line.kind().chinese(),
                    line.kind() == Proposal.Kind.MOVED, aide(line.aide(), today),
                    line.before() == null ? null : line.before().name(), line.why(),
                    line.standing() == Proposal.Standing.OPEN ? null
                            : line.standing().chinese());
            if (line.kind() == Proposal.Kind.GAP) {
                gaps.add(shown);
            } else if (line.standing() == Proposal.Standing.OPEN) {
                lines.add(shown);
            } else {
                decided.add(shown);
            }
        }
        return new ProposalView.Open(sum.placeCode(), name, sum.hint(), gaps, lines, decided);
    }

    private static @Nullable String aide(@Nullable Aide aide, LocalDate today) {
        return aide == null ? null : aide.name() + "（" + aide.ageOn(today) + " 岁"
                + (aide.hamlet().isEmpty() ? "" : "·" + aide.hamlet()) + "）";
    }
}
