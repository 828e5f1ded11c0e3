-- What became of a person follows where two records turn out to be one; and who stands for whom is
-- asked at each press of an older card.
grant update (person_id) on people_departure to ${app};
create index people_merge_from on people_merge (from_id) where undone_at is null;
