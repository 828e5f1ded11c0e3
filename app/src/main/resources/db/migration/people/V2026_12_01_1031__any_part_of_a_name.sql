-- A name is found by any part of it: from its second letter, its third, its fourth; with a dot in it
-- also from behind the dot, and as a whole without it. Element by element, as phones are, since
-- array operators and patterns are not leakproof and row security bars their index.
alter table people_person add column name_parts text[] generated always as (array[
    nullif(substr(replace(name, '·', ''), 2), ''),
    nullif(substr(replace(name, '·', ''), 3), ''),
    nullif(substr(replace(name, '·', ''), 4), ''),
    nullif(split_part(name, '·', 2), ''),
    case when strpos(name, '·') > 0 then replace(name, '·', '') end]) stored;
create index people_person_part_1 on people_person ((name_parts[1]) collate "C", place_code)
    where name_parts[1] is not null;
create index people_person_part_2 on people_person ((name_parts[2]) collate "C", place_code)
    where name_parts[2] is not null;
create index people_person_part_3 on people_person ((name_parts[3]) collate "C", place_code)
    where name_parts[3] is not null;
create index people_person_part_4 on people_person ((name_parts[4]) collate "C", place_code)
    where name_parts[4] is not null;
create index people_person_part_5 on people_person ((name_parts[5]) collate "C", place_code)
    where name_parts[5] is not null;

-- Other ways the name may sound, where a letter has several: 重 is zhong and chong.
alter table people_person add column initials_too text[] not null default '{}';
create index people_person_sounds_1 on people_person ((initials_too[1]) collate "C", place_code)
    where initials_too[1] is not null;
create index people_person_sounds_2 on people_person ((initials_too[2]) collate "C", place_code)
    where initials_too[2] is not null;

-- Surnames of two letters were spelled as one: 万俟 is moqi, and its initials are mq.
update people_person p set pinyin = s.two || substr(p.pinyin, length(s.one) + 1),
    initials = s.letters || substr(p.initials, 2)
from (values ('尉迟', 'yuchi', 'yu chi', 'yc'), ('万俟', 'moqi', 'mo qi', 'mq'),
    ('长孙', 'zhangsun', 'zhang sun', 'zs'), ('单于', 'chanyu', 'chan yu', 'cy'),
    ('澹台', 'tantai', 'tan tai', 'tt')) as s (surname, one, two, letters)
where starts_with(p.name, s.surname) and starts_with(p.pinyin, s.one);
