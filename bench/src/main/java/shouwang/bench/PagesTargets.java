package shouwang.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Who asks for which page: the clerk and an aide of one village, with its elders and households,
 * in both houses the same; in the county also clerks and aides of villages spread over it by size,
 * as 别村, and the county's own desk.
 */
final class PagesTargets {
    /** Before the name of a page that only the county has. */
    static final String ELSEWHERE = "别村·";
    private static final int VILLAGES = 24;
    private static final int PEOPLE = 12;
    private static final String SAME = "511922204202";
    private static final List<String> SOUGHT = List.of("lxy", "wgf", "%E7%8E%8B", "%E6%9D%8E",
            "%E5%BC%A0", "zc", "1234");
    private final RunningHouse house;
    private final List<String> lines = new ArrayList<>();

    private PagesTargets(RunningHouse house) {
        this.house = house;
    }

    /** Lines of page, cookie and path. */
    static List<String> of(RunningHouse house)
            throws SQLException, IOException, InterruptedException {
        var targets = new PagesTargets(house);
        try (var connection = house.owner()) {
            targets.village(connection, SAME, "");
            for (var village : villages(connection)) {
                if (!village.equals(SAME)) {
                    targets.village(connection, village, ELSEWHERE);
                }
            }
        }
        targets.add("看板（县）", house.signIn("county"), "/boards/511922");
        return targets.lines;
    }

    private static List<String> villages(Connection connection) throws SQLException {
        var all = strings(connection, """
                select p.village_code from people_person p join access_account a
                    on a.login = 'v' || p.village_code
                where p.is_elder group by 1 order by count(*), 1""", 10_000);
        var some = new ArrayList<String>();
        for (var i = 0; i < Math.min(VILLAGES, all.size()); i++) {
            some.add(all.get(i * all.size() / Math.min(VILLAGES, all.size())));
        }
        return some;
    }

    private void village(Connection connection, String village, String of)
            throws SQLException, IOException, InterruptedException {
        var clerk = house.signIn("v" + village);
        add(of + "今天", clerk, "/today");
        add(of + "老人名单", clerk, "/people/elders");
        SOUGHT.forEach(q -> add(of + "找老人", clerk, "/people/elders?q=" + q));
        add(of + "需求", clerk, "/today/needs");
        add(of + "结对", clerk, "/people/pairs");
        add(of + "积分", clerk, "/timebank");
        add(of + "看板（村）", clerk, "/boards/" + village);
        for (var elder : strings(connection, "select id from people_person where is_elder and "
                + "village_code = '" + village + "' order by md5(id::text)", PEOPLE)) {
            add(of + "老人", clerk, "/people/elders/" + elder);
            add(of + "记一个需求", clerk, "/today/needs/new?elder=" + elder);
        }
        for (var household : strings(connection, "select distinct p.household_id from "
                + "people_person p join ledger_account a on a.owner = p.household_id "
                + "where p.village_code = '" + village + "' order by 1", PEOPLE)) {
            add(of + "存折", clerk, "/timebank/passbook/" + household);
        }
        add(of + "互助员的一天", house.signIn("a" + village), "/aide");
    }

    private void add(String page, String cookie, String path) {
        lines.add(page + "\t" + cookie + "\t" + path);
    }

    private static List<String> strings(Connection connection, String question, int most)
            throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question + " limit " + most)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
