-- 低龄存时间: each fact of giving, what it came to under the rules of its own day, and how far it is
-- on the way to being final. The ledger holds the points; posted rows there are never changed.

-- What a person has stored in a village, locked by whoever counts before adding, so that facts
-- that come at once never pass a cap together.
create table timebank_earner (
    person_id  uuid not null,
    place_code text collate "C" not null,
    total      bigint not null default 0 check (total >= 0),
    primary key (person_id, place_code)
);
alter table timebank_earner enable row level security;
create policy timebank_scope on timebank_earner using (shared.sees(place_code));
grant select, insert on timebank_earner to ${app};
grant update (total) on timebank_earner to ${app};

create table timebank_earning (
    id           uuid primary key,
    place_code   text collate "C" not null,
    hamlet       text collate "C" not null,
    kind         text not null check (kind in ('VISIT', 'SHIFT', 'MEAL', 'ACTIVITY', 'FARM',
                     'DUTY')),
    source       uuid not null,
    person_id    uuid not null,
    name         text not null,
    home         text collate "C" not null,
    household_id uuid not null,
    done_for     uuid,
    service      text,
    what         text not null check (length(what) between 1 and 60),
    began_at     timestamptz not null,
    ended_at     timestamptz not null,
    day          date not null,
    actual       integer not null check (actual between 1 and 1440),
    minutes      integer not null check (minutes >= 0),
    over         integer not null check (over >= 0),
    over_to      text check (over_to in ('HONOUR', 'POOL')),
    rule_id      uuid not null,
    clause       text not null,
    confirmer    text,
    entered_by   uuid not null,
    entered_name text not null,
    entered_at   timestamptz not null,
    hangs_until  date not null,
    reviewers    integer not null check (reviewers >= 0),
    reviews      integer not null default 0,
    state        text not null check (state in ('HELD', 'DISPUTED', 'FINAL', 'REFUSED',
                     'LAPSED')),
    -- the ledger's rows that stand for it now: pending while held, posted once final
    transfer_id  uuid,
    over_id      uuid
);
create index timebank_earning_person on timebank_earning (person_id, day);
create index timebank_earning_place on timebank_earning (place_code, day);
create index timebank_earning_open on timebank_earning (place_code, hangs_until)
    where state in ('HELD', 'DISPUTED');
create index timebank_earning_due on timebank_earning (hangs_until, id) where state = 'HELD';
alter table timebank_earning enable row level security;
create policy timebank_scope on timebank_earning using (shared.sees(place_code));
grant select, insert on timebank_earning to ${app};
grant update (minutes, over, over_to, state, reviews, transfer_id, over_id)
    on timebank_earning to ${app};

-- 集体活动、农活、值班: one entry of the clerk for all who came.
create table timebank_activity (
    id           uuid primary key,
    place_code   text collate "C" not null,
    kind         text not null check (kind in ('ACTIVITY', 'FARM', 'DUTY')),
    what         text not null check (length(what) between 1 and 60),
    began_at     timestamptz not null,
    ended_at     timestamptz not null check (ended_at > began_at),
    people       uuid[] not null,
    entered_by   uuid not null,
    entered_name text not null,
    entered_at   timestamptz not null
);
create index timebank_activity_place on timebank_activity (place_code, began_at);
alter table timebank_activity enable row level security;
create policy timebank_scope on timebank_activity using (shared.sees(place_code));
grant select, insert on timebank_activity to ${app};

create table timebank_review (
    earning_id  uuid not null references timebank_earning,
    reviewer_id uuid not null,
    place_code  text collate "C" not null,
    name        text not null,
    at          timestamptz not null,
    primary key (earning_id, reviewer_id)
);
alter table timebank_review enable row level security;
create policy timebank_scope on timebank_review using (shared.sees(place_code));
grant select, insert on timebank_review to ${app};

-- 异议: who objects is sealed; no sheet and no list shows it.
create table timebank_dispute (
    id           uuid primary key,
    place_code   text collate "C" not null,
    earning_id   uuid not null references timebank_earning,
    objector     bytea not null,
    reason       text not null check (length(reason) between 1 and 200),
    entered_by   uuid not null,
    entered_name text not null,
    at           timestamptz not null,
    ruling       text check (ruling in ('KEEP', 'CHANGE', 'REFUSE')),
    was          integer not null,
    minutes      integer check (minutes between 0 and 1440),
    why          text check (length(why) between 1 and 200),
    ruled_by     uuid,
    ruled_name   text,
    ruled_at     timestamptz,
    check ((ruling is null) = (ruled_at is null)),
    check (ruled_by is distinct from entered_by)
);
create unique index timebank_dispute_one on timebank_dispute (earning_id) where ruling is null;
create index timebank_dispute_earning on timebank_dispute (earning_id, at);
create index timebank_dispute_place on timebank_dispute (place_code, at);
alter table timebank_dispute enable row level security;
create policy timebank_scope on timebank_dispute using (shared.sees(place_code));
grant select, insert on timebank_dispute to ${app};
grant update (ruling, minutes, why, ruled_by, ruled_name, ruled_at) on timebank_dispute to ${app};
