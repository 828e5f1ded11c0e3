package shouwang.pages.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Account;
import shouwang.access.Accounts;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.access.Role;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.Choice;
import shouwang.pages.form.Typed;
import shouwang.people.Aides;
import shouwang.people.Elders;
import shouwang.people.Kins;
import shouwang.people.sound.Pinyin;
import shouwang.places.Place;
import shouwang.places.Places;

/**
 * Opening an account: for a desk, for an aide ({@code ?person=}), for a child ({@code
 * ?elder=&kin=}).
 */
@Controller
@Needs(Right.ACCOUNTS)
public class NewAccountPages {
    private final Accounts accounts;
    private final Places places;
    private final Aides aides;
    private final Elders elders;
    private final Kins kins;
    private final EntryCodes codes;

    NewAccountPages(Accounts accounts, Places places, Aides aides, Elders elders, Kins kins,
            EntryCodes codes) {
        this.accounts = accounts;
        this.places = places;
        this.aides = aides;
        this.elders = elders;
        this.kins = kins;
        this.codes = codes;
    }

    @GetMapping("/settings/accounts/new")
    public String form(Actor actor, @RequestParam MultiValueMap<String, String> values,
            Model model) {
        var typed = Typed.of(values);
        var person = person(typed);
        if (person != null) {
            typed.put("name", person.name()).put("login", login(person.name()));
        }
        return show(actor, person, typed, model);
    }

    private String show(Actor actor, NewAccount.@Nullable Person person, Typed typed, Model model) {
        var roles = roles(actor, typed, person);
        var role = roles.stream().filter(r -> r.name().equals(typed.value("role"))).findFirst()
                .orElse(roles.getFirst());
        model.addAttribute("form", new NewAccount(roles, role,
                person == null ? placesFor(actor, role, typed) : List.of(), person, typed));
        return "settings/newaccount";
    }

    private static List<Role> roles(Actor actor, Typed typed, NewAccount.@Nullable Person person) {
        if (person != null) {
            return List.of(typed.raw("kin") == null ? Role.AIDE : Role.KIN);
        }
        return actor.role().appoints().stream()
                .filter(role -> role != Role.AIDE && role != Role.KIN).toList().reversed();
    }

    /** The places below the actor where such an account can stand, townships before the village. */
    private List<Choice> placesFor(Actor actor, Role role, Typed typed) {
        var names = new HashMap<String, String>();
        var choices = new ArrayList<Choice>();
        for (var kind : List.of(Place.Kind.COUNTY, Place.Kind.TOWNSHIP, Place.Kind.VILLAGE)) {
            for (var place : places.below(actor.placeCode(), kind)) {
                names.put(place.code(), place.name());
                if (role.fits(place.code())) {
                    var above = kind == Place.Kind.VILLAGE
                            ? names.getOrDefault(place.code().substring(0, 9), "") : "";
                    choices.add(new Choice(place.code(),
                            (above.isEmpty() ? "" : above + " ") + place.name(),
                            place.code().equals(typed.value("place"))));
                }
            }
        }
        return choices;
    }

    private NewAccount.@Nullable Person person(Typed typed) {
        if (typed.raw("person") != null) {
            var aide = aides.get(Given.id(typed.raw("person")));
            return new NewAccount.Person(aide.name(), aide.placeCode(), name(aide.placeCode()),
                    aide.id(), "person=" + aide.id());
        }
        if (typed.raw("kin") == null) {
            return null;
        }
        var elder = elders.get(Given.id(typed.raw("elder")));
        var wanted = Given.id(typed.raw("kin"));
        return kins.of(elder.id()).stream().filter(kin -> kin.id().equals(wanted)).findFirst()
                .map(kin -> {
                    if (kin.consent() == null) {
                        throw new Rejected(Reason.NOT_NOW,
                                "先在老人那一页记下：老人同意" + kin.name() + "看近况。");
                    }
                    return kin;
                }).map(kin -> new NewAccount.Person(kin.name(), elder.placeCode(),
                        name(elder.placeCode()), kin.id(),
                        "elder=" + elder.id() + "&kin=" + kin.id()))
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND, "没有找到这位家属。"));
    }

    private String name(String placeCode) {
        return places.get(placeCode).name();
    }

    private static String login(String name) {
        var initials = Pinyin.initials(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return (initials.isEmpty() ? "p" : initials)
                + (1000 + ThreadLocalRandom.current().nextInt(9000));
    }

    @PostMapping("/settings/accounts/new")
    public String make(Actor actor, @RequestParam MultiValueMap<String, String> values,
            HttpServletRequest request, HttpServletResponse response, Model model) {
        var typed = Typed.of(values);
        var person = person(typed);
        try {
            var byCode = "code".equals(typed.value("entry"));
            var account = accounts.make(actor, wish(actor, person, typed), byCode ? null
                    : Given.text(typed.raw("password"), "password", "口令", 128));
            if (!byCode) {
                return Said.then("/settings/accounts/" + account.id(), "account");
            }
            model.addAttribute("code",
                    codes.show(account, accounts.link(actor, account.id()), request));
            return "settings/code";
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(actor, person, typed.refused(refusal), model);
        }
    }

    private Account wish(Actor actor, NewAccount.@Nullable Person person, Typed typed) {
        var role = Given.word(typed.raw("role"), Role.class, "role", "角色");
        if (person == null && (role == Role.AIDE || role == Role.KIN)) {
            throw new Rejected(Reason.WRONG_FORM, "role",
                    "互助员的账号请从互助员那一页开，子女的从老人那一页开。");
        }
        if (person != null && !roles(actor, typed, person).contains(role)) {
            throw new Rejected(Reason.WRONG_FORM, "role", "角色与人不符，请从那个人的页面重新开。");
        }
        var name = Given.name(typed.raw("name"), "name", "姓名");
        var login = Given.text(typed.raw("login"), "login", "账号", 40).toLowerCase(Locale.ROOT);
        var place = person != null ? Place.villageOf(person.placeCode())
                : Given.text(typed.raw("place"), "place", "管哪里", 18);
        return new Account(Ids.fresh(), place, login, name, role,
                person == null ? null : person.id(), null, null);
    }
}
