-- Everyone the house knows. Private fields are sealed; beside them stand a keyed mark for equality
-- and the last four digits for search. Names sort by pinyin, made in Java with our own surnames.
create table people_household (
    id           uuid primary key,
    place_code   text collate "C" not null references places_place,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    head         text not null check (length(head) between 1 and 40),
    address      text check (length(address) <= 120),
    -- 一户一卡: the number printed on the card goes up when it is lost, and the old one is dead
    card_version integer not null default 1,
    made_at      timestamptz not null
);
create index people_household_place on people_household (place_code, head);
alter table people_household enable row level security;
create policy people_scope on people_household using (shared.sees(place_code));
grant select, insert, update, delete on people_household to ${app};

create table people_person (
    id           uuid primary key,
    place_code   text collate "C" not null references places_place,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    household_id uuid not null references people_household,
    name         text not null check (length(name) between 1 and 40),
    pinyin       text collate "C" not null,
    initials     text collate "C" not null,
    sex          text not null check (sex in ('M', 'F')),
    born         date not null,
    id_sealed    bytea,
    id_mark      bytea,
    id_tail      text collate "C",
    -- at most three phones, sealed together as one text; shown masked, found by tail
    phones_sealed bytea,
    phones_shown text[] not null default '{}',
    phone_tails  text[] not null default '{}',
    is_elder     boolean not null default false,
    is_aide      boolean not null default false,
    batch_id     uuid,
    made_at      timestamptz not null,
    merged_into  uuid references people_person
);
create unique index people_person_id_mark on people_person (id_mark)
    where id_mark is not null and merged_into is null;
create index people_person_elders on people_person (place_code, pinyin, id) where is_elder;
create index people_person_elders_sorted on people_person (pinyin, id) where is_elder;
create index people_person_aides on people_person (place_code, pinyin, id) where is_aide;
create index people_person_initials on people_person (initials, place_code);
create index people_person_name on people_person (name collate "C", place_code);
create index people_person_id_tail on people_person (id_tail) where id_tail is not null;
-- Element by element, not gin: array operators are not leakproof, so row security bars them.
create index people_person_tail_1 on people_person ((phone_tails[1])) where phone_tails[1] is not null;
create index people_person_tail_2 on people_person ((phone_tails[2])) where phone_tails[2] is not null;
create index people_person_tail_3 on people_person ((phone_tails[3])) where phone_tails[3] is not null;
create index people_person_household on people_person (household_id);
-- The foreign key looks here for each person that an undone import deletes.
create index people_person_merged on people_person (merged_into) where merged_into is not null;
create index people_person_batch on people_person (batch_id) where batch_id is not null;
alter table people_person enable row level security;
create policy people_scope on people_person using (shared.sees(place_code));
grant select, insert, update, delete on people_person to ${app};

create table people_elder (
    person_id    uuid primary key references people_person on delete cascade,
    place_code   text collate "C" not null,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    -- YOUNG_OLD VERY_OLD EMPTY_NEST LIVING_ALONE LEFT_BEHIND LOST_ONLY_CHILD HARDSHIP WIDOWED
    -- HARD_TO_WALK HARD_TO_CARE; age groups are derived, not kept
    categories   text[] not null default '{}',
    -- GB/T 42195-2022: 0 intact to 4 fully dependent; null = not assessed
    self_care    smallint check (self_care between 0 and 4),
    health_sealed bytea,
    -- allergies and what to mind at the door: sealed too, shown to whoever goes there
    mind_sealed  bytea,
    mood         text check (length(mood) <= 200),
    wants        text check (length(wants) <= 200),
    economy      text check (length(economy) <= 60),
    directions   text check (length(directions) <= 120),
    status       text not null default 'HERE'
                 check (status in ('HERE', 'AWAY', 'HOSPITAL', 'MOVED', 'DEAD')),
    status_since date
);
create index people_elder_place on people_elder (place_code);
create index people_elder_categories on people_elder using gin (categories);
alter table people_elder enable row level security;
create policy people_scope on people_elder using (shared.sees(place_code));
grant select, insert, update, delete on people_elder to ${app};

create table people_kin (
    id           uuid primary key,
    elder_id     uuid not null references people_person on delete cascade,
    place_code   text collate "C" not null,
    name         text not null check (length(name) between 1 and 40),
    relation     text not null check (length(relation) between 1 and 20),
    lives_in     text check (length(lives_in) <= 40),
    phones_sealed bytea,
    phones_shown text[] not null default '{}',
    phone_tails  text[] not null default '{}',
    made_at      timestamptz not null
);
create index people_kin_elder on people_kin (elder_id);
create index people_kin_tail_1 on people_kin ((phone_tails[1])) where phone_tails[1] is not null;
create index people_kin_tail_2 on people_kin ((phone_tails[2])) where phone_tails[2] is not null;
create index people_kin_tail_3 on people_kin ((phone_tails[3])) where phone_tails[3] is not null;
alter table people_kin enable row level security;
create policy people_scope on people_kin using (shared.sees(place_code));
grant select, insert, update, delete on people_kin to ${app};

create table people_aide (
    person_id    uuid primary key references people_person on delete cascade,
    place_code   text collate "C" not null,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    -- CADRE NEIGHBOUR LEFT_BEHIND_WOMAN YOUNG_OLD AWAY_DONOR PARTY_MEMBER RED_RIDER PUBLIC_POST EXPERT
    origin       text not null,
    skills       text[] not null default '{}',
    -- FOOT MOTORBIKE CAR
    vehicle      text not null default 'FOOT' check (vehicle in ('FOOT', 'MOTORBIKE', 'CAR')),
    most_elders  smallint not null default 6 check (most_elders between 0 and 40),
    most_hours   smallint not null default 60 check (most_hours between 1 and 300),
    -- Monday = bit 0
    days_free    smallint not null default 127 check (days_free between 0 and 127),
    ended_on     date
);
create index people_aide_place on people_aide (place_code);
alter table people_aide enable row level security;
create policy people_scope on people_aide using (shared.sees(place_code));
grant select, insert, update, delete on people_aide to ${app};

create table people_batch (
    id           uuid primary key,
    place_code   text collate "C" not null references places_place,
    file_name    text not null,
    rows_good    integer not null,
    rows_bad     integer not null,
    imported_by  uuid not null,
    imported_at  timestamptz not null,
    undone_at    timestamptz
);
create index people_batch_place on people_batch (place_code, id);
alter table people_batch enable row level security;
create policy people_scope on people_batch using (shared.sees(place_code));
grant select, insert, update on people_batch to ${app};

-- Where a village puts a column that the importer could not place: asked once, remembered.
create table people_column (
    place_code   text collate "C" not null references places_place,
    header       text not null check (length(header) <= 60),
    goes_to      text not null,
    primary key (place_code, header)
);
alter table people_column enable row level security;
create policy people_scope on people_column using (shared.sees(place_code));
grant select, insert, update, delete on people_column to ${app};
