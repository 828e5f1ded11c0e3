package shouwang.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PlaceRows {
    private static final String COLUMNS =
            "select code, parent_code, kind, name, stage from places_place ";
    private final JdbcClient sql;

    PlaceRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Place> find(String code) {
        return sql.sql(COLUMNS + "where code = ?").param(code).query(PlaceRows::place).optional();
    }

    List<Place> children(String parent) {
        return sql.sql(COLUMNS + "where parent_code = ? and closed_on is null order by code")
                .param(parent).query(PlaceRows::place).list();
    }

    List<Place> named(Collection<String> codes) {
        return sql.sql(COLUMNS + "where code = any (?)")
                .param(codes.toArray(String[]::new)).query(PlaceRows::place).list();
    }

    List<Place> below(String code, Place.Kind kind) {
        return sql.sql(COLUMNS + """
                where code >= ? and code <= ? and kind = ? and closed_on is null order by code""")
                .params(code, code + "~", kind.name()).query(PlaceRows::place).list();
    }

    /** Who would add or rename below this place waits until this transaction ends. */
    void hold(String code) {
        sql.sql("select 1 from places_place where code = ? for no key update").param(code)
                .query(Integer.class).optional();
    }

    Optional<String> lastChildCode(String parent) {
        return sql.sql("select max(code) from places_place where parent_code = ?")
                .param(parent).query(String.class).optional();
    }

    void insert(Place place) {
        sql.sql("""
                insert into places_place (code, parent_code, kind, name, stage)
                values (?, ?, ?, ?, ?)""")
                .param(place.code()).param(place.parentCode()).param(place.kind().name())
                .param(place.name()).param(place.stage() == null ? null : place.stage().name())
                .update();
    }

    int stage(String code, Place.Stage stage) {
        return sql.sql("update places_place set stage = ? where code = ? and kind = 'VILLAGE'")
                .params(stage.name(), code).update();
    }

    int rename(String code, String name) {
        return sql.sql("update places_place set name = ? where code = ?")
                .params(name, code).update();
    }

    void close(String code, LocalDate day) {
        sql.sql("update places_place set closed_on = ? where code = ?").params(day, code).update();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(row.getString(1), row.getString(2), Place.Kind.valueOf(row.getString(3)),
                row.getString(4), stage(row.getString(5)));
    }

    private static Place.@Nullable Stage stage(@Nullable String word) {
        return word == null ? null : Place.Stage.valueOf(word);
    }

    Optional<Numbers> numbers(String villageCode) {
        return sql.sql("""
                select station_phone, doctor, doctor_phone from places_numbers
                where place_code = ?""").param(villageCode).query((row, n) -> new Numbers(
                        row.getString(1), row.getString(2), row.getString(3))).optional();
    }

    Map<String, Numbers> numbers(Collection<String> villageCodes) {
        var found = new HashMap<String, Numbers>();
        sql.sql("""
                select place_code, station_phone, doctor, doctor_phone from places_numbers
                where place_code = any (?)""").param(villageCodes.toArray(String[]::new))
                .query((ResultSet row) -> {
                    found.put(row.getString(1), new Numbers(row.getString(2), row.getString(3),
                            row.getString(4)));
                });
        return found;
    }

    void number(String villageCode, Numbers numbers) {
        sql.sql("""
                insert into places_numbers (place_code, station_phone, doctor, doctor_phone)
                values (?, ?, ?, ?) on conflict (place_code) do update
                set station_phone = excluded.station_phone, doctor = excluded.doctor,
                    doctor_phone = excluded.doctor_phone""")
                .param(villageCode).param(numbers.stationPhone()).param(numbers.doctor())
                .param(numbers.doctorPhone()).update();
    }
}
