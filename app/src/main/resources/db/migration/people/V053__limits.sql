-- 可以看什么: what a child may see, each on or off; and who one child of two elders is.
alter table people_kin add may text[] not null default '{}';
-- the one behind several rows: father's daughter and mother's; null while it is this row itself
alter table people_kin add person_id uuid;
-- Exactly what the page showed until today to those whom the elder had let in.
update people_kin set may = '{VISITS,MOOD,NEEDS,POINTS}' where consent is not null;
alter table people_kin add check (consent is not null or may = '{}');
create index people_kin_person on people_kin (person_id) where person_id is not null;
create index people_kin_consenting on people_kin (place_code) where consent is not null;

-- Every yes and every no, as it was said; never changed, never removed: no such grant exists.
create table people_consent (
    id           uuid primary key,
    place_code   text collate "C" not null,
    elder_id     uuid not null references people_person,
    -- no foreign key: the row of a child may go, what the elder said stays
    kin_id       uuid not null,
    kin_name     text not null check (length(kin_name) between 1 and 40),
    given        boolean not null,
    how          text not null check (length(how) between 1 and 60),
    said_on      date not null,
    may          text[] not null default '{}',
    entered_at   timestamptz not null,
    entered_by   uuid not null,
    entered_name text not null check (length(entered_name) <= 40),
    check (given or may = '{}')
);
create index people_consent_elder on people_consent (elder_id, entered_at desc);
alter table people_consent enable row level security;
create policy people_scope on people_consent using (shared.sees(place_code));
grant select, insert on people_consent to ${app};
insert into people_consent (id, place_code, elder_id, kin_id, kin_name, given, how, said_on, may,
    entered_at, entered_by, entered_name)
select gen_random_uuid(), place_code, elder_id, id, name, true, consent,
    (consented_at at time zone 'Asia/Shanghai')::date, may, consented_at,
    '00000000-0000-0000-0000-000000000000', '系统'
from people_kin where consent is not null;
