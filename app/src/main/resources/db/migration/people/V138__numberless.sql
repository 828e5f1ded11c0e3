-- Elders without a number, few in a village: a roster that brings the numbers looks for them with
-- each of its parts, and must not read all whom it has brought so far.
create index people_person_numberless on people_person (place_code)
    where is_elder and id_mark is null and merged_into is null;
