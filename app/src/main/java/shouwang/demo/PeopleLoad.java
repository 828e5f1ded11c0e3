package shouwang.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import shouwang.access.Seal;
import shouwang.demo.village.Fiction;
import shouwang.people.Phone;
import shouwang.people.sound.Pinyin;

/** Writes the cast into the people and pairing tables. */
final class PeopleLoad {
    private static final String[] CATEGORIES = {"EMPTY_NEST", "LEFT_BEHIND", "HARDSHIP",
        "HARD_TO_WALK", "WIDOWED", "LOST_ONLY_CHILD", "HARD_TO_CARE"};
    private static final double[] SHARES = {.35, .3, .12, .1, .02, .003, .05};
    private static final String[] ORIGINS = {"CADRE", "NEIGHBOUR", "LEFT_BEHIND_WOMAN",
        "PARTY_MEMBER", "RED_RIDER", "NEIGHBOUR", "LEFT_BEHIND_WOMAN"};
    private static final String[] HEALTH = {"高血压，按时吃药", "身体好", "糖尿病，少吃甜", "腿脚不好，用拐杖",
        "耳背，说话大声些", "冬天咳喘"};

    private final CountyPlan plan;
    private final RandomGenerator random;
    private final Fiction fiction;
    private final Seal seal;

    PeopleLoad(CountyPlan plan, RandomGenerator random, Fiction fiction, Seal seal) {
        this.plan = plan;
        this.random = random;
        this.fiction = fiction;
        this.seal = seal;
    }

    void load(Bulk bulk, Cast cast) throws SQLException, IOException {
        for (var table : new String[] {"people_household", "people_person", "people_elder",
            "people_aide", "people_kin", "pairing_pair"}) {
            bulk.setAsideIndexes(table);
        }
        hamlets(bulk);
        households(bulk, cast);
        persons(bulk, cast);
        elders(bulk, cast);
        aides(bulk, cast);
        pairs(bulk, cast);
        bulk.bringBackIndexes();
    }

    private void hamlets(Bulk bulk) throws SQLException, IOException {
        var numbers = "一二三四五六七八九";
        try (var copy = new CopyTable(bulk.connection(), "places_place",
                "code, parent_code, kind, name")) {
            for (var village : plan.villages()) {
                for (var h = 1; h <= Casting.hamlets(village); h++) {
                    copy.add(village + "%03d".formatted(h)).add(village).add("HAMLET")
                            .add(numbers.charAt(h - 1) + "社").end();
                }
            }
        }
    }

    private void households(Bulk bulk, Cast cast) throws SQLException, IOException {
        var seen = new HashSet<UUID>();
        try (var copy = new CopyTable(bulk.connection(), "people_household",
                "id, place_code, head, made_at")) {
            for (var i = 0; i < cast.people(); i++) {
                if (seen.add(cast.households[i])) {
                    copy.add(cast.households[i]).add(cast.places[i]).add(cast.names[i])
                            .add(plan.today().minusYears(plan.years())).end();
                }
            }
        }
    }

    private void persons(Bulk bulk, Cast cast) throws SQLException, IOException {
        var helps = new boolean[cast.people()];
        for (var aide : cast.aides) {
            helps[aide] = true;
        }
        try (var copy = new CopyTable(bulk.connection(), "people_person", """
                id, place_code, household_id, name, pinyin, initials, sex, born, id_sealed, id_mark,
                id_tail, phones_sealed, phones_shown, phone_tails, is_elder, is_aide, made_at,
                initials_too""")) {
            for (var i = 0; i < cast.people(); i++) {
                var number = fiction.idNumber(cast.born[i], cast.female[i]);
                var phone = fiction.phone();
                var name = cast.names[i];
                copy.add(cast.ids[i]).add(cast.places[i]).add(cast.households[i]).add(name)
                        .add(Pinyin.full(name)).add(Pinyin.initials(name))
                        .add(cast.female[i] ? "F" : "M").add(cast.born[i])
                        .add(seal.seal(number)).add(seal.mark(number)).add(number.substring(14))
                        .add(seal.seal(phone)).add("{" + Phone.mask(phone) + "}")
                        .add("{" + phone.substring(7) + "}")
                        .add(i < cast.elders).add(helps[i])
                        .add(plan.today().minusYears(plan.years()))
                        .add("{" + String.join(",", Pinyin.otherInitials(name)) + "}").end();
            }
        }
    }

    private void elders(Bulk bulk, Cast cast) throws SQLException, IOException {
        try (var copy = new CopyTable(bulk.connection(), "people_elder", """
                person_id, place_code, categories, self_care, health_sealed, directions""")) {
            for (var i = 0; i < cast.elders; i++) {
                var age = plan.today().getYear() - cast.born[i].getYear();
                copy.add(cast.ids[i]).add(cast.places[i]).add(categories(i < plan.alone()))
                        .add(selfCare(age))
                        .add(seal.seal(HEALTH[random.nextInt(HEALTH.length)]))
                        .add("院坝边第 " + (1 + random.nextInt(30)) + " 家").end();
            }
        }
    }

    private String categories(boolean alone) {
        var all = new StringBuilder("{").append(alone ? "LIVING_ALONE," : "");
        for (var c = 0; c < CATEGORIES.length; c++) {
            if (random.nextDouble() < SHARES[c]) {
                all.append(CATEGORIES[c]).append(',');
            }
        }
        return all.append('}').toString().replace(",}", "}");
    }

    private int selfCare(int age) {
        var frailty = random.nextDouble() + (age - 75) * 0.012;
        return frailty < .8 ? 0 : frailty < .98 ? 1 : frailty < 1.06 ? 2 : frailty < 1.15 ? 3 : 4;
    }

    private void aides(Bulk bulk, Cast cast) throws SQLException, IOException {
        try (var copy = new CopyTable(bulk.connection(), "people_aide",
                "person_id, place_code, origin, skills, vehicle, most_elders, most_hours")) {
            for (var aide : cast.aides) {
                var young = aide < cast.elders;
                copy.add(cast.ids[aide]).add(cast.places[aide])
                        .add(young ? "YOUNG_OLD" : ORIGINS[random.nextInt(ORIGINS.length)])
                        .add(random.nextInt(3) == 0 ? "{BATHING,MEDICAL}" : "{}")
                        .add(random.nextInt(4) == 0 ? "MOTORBIKE" : "FOOT")
                        .add(4 + random.nextInt(6)).add(40 + random.nextInt(60)).end();
            }
        }
    }

    private void pairs(Bulk bulk, Cast cast) throws SQLException, IOException {
        var from = plan.today().minusYears(plan.years());
        try (var copy = new CopyTable(bulk.connection(), "pairing_pair", """
                id, place_code, elder_id, aide_id, manner, from_on, made_by, made_at""")) {
            for (var i = 0; i < cast.elders; i++) {
                if (cast.aideOf[i] >= 0) {
                    LocalDate day = from.plusDays(random.nextInt(300));
                    copy.add(shouwang.kernel.Ids.derived(cast.ids[i], "pair"))
                            .add(cast.places[i]).add(cast.ids[i]).add(cast.ids[cast.aideOf[i]])
                            .add(random.nextBoolean() ? "VOLUNTARY" : "ASSIGNED").add(day)
                            .add(new UUID(0, 0)).add(day).end();
                }
            }
        }
    }

}
