-- Elders without a number, few in a village: a roster that brings the numbers looks for them with
-- each of its parts, and must not read all whom it has brought so far.
create index people_person_numberless on people_person (place_code)
    where is_elder and id_mark is null and merged_into is null;
-- The unique index knows only whose number is theirs; who moved away is found by this one.
create index people_person_id_mark_moved on people_person (id_mark)
    where moved_away and merged_into is null;
