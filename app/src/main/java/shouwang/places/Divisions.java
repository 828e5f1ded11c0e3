package shouwang.places;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.county.Counties;
import shouwang.county.County;

/** Founds a county with its real divisions: 32 townships and 414 villages for Nanjiang. */
@Component
public class Divisions {
    private static final String NANJIANG = "places/nanjiang_divisions.csv";
    private final Counties counties;

    Divisions(Counties counties) {
        this.counties = counties;
    }

    /** Adds Nanjiang with its divisions where the database has no county yet. */
    public County found() {
        var there = counties.all();
        return there.isEmpty()
                ? found("511922", "南江县", DivisionsFile.resource("511922", "南江县", NANJIANG))
                : there.getFirst();
    }

    /** Adds a county and its places in bulk, as the owner. */
    public County found(String code, String name, List<Place> places) {
        var county = counties.add(code, name);
        var columns = new String[4][places.size()];
        for (var i = 0; i < places.size(); i++) {
            var place = places.get(i);
            columns[0][i] = place.code();
            columns[1][i] = place.parentCode();
            columns[2][i] = place.kind().name();
            columns[3][i] = place.name();
        }
        JdbcClient.create(counties.owner()).sql("""
                insert into %s.places_place (code, parent_code, kind, name)
                select * from unnest(?, ?, ?, ?) on conflict do nothing"""
                .formatted(county.schema()))
                .params((Object) columns[0], columns[1], columns[2], columns[3]).update();
        return county;
    }
}
