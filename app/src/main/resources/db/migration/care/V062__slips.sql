-- 服务签单: paper slips, printed for an aide, entered later. Numbers are the county's own, so that a
-- slip of one village is nobody else's; the sequence counts sheets of four.
create sequence care_slip_sheet start 250;
grant usage on sequence care_slip_sheet to ${app};

create table care_slip_batch (
    id           uuid primary key,
    -- where the aide lives, so that an account of her hamlet reads her own slips
    place_code   text collate "C" not null,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    aide_id      uuid not null references people_person,
    sheets       integer not null check (sheets between 1 and 25),
    printed_at   timestamptz not null,
    entered_by   uuid not null,
    entered_name text not null check (length(entered_name) <= 40)
);
create index care_slip_batch_place on care_slip_batch (village_code, printed_at desc);
alter table care_slip_batch enable row level security;
create policy care_scope on care_slip_batch using (shared.sees(place_code));
grant select, insert on care_slip_batch to ${app};

create table care_slip (
    id           uuid primary key,
    number       bigint not null unique check (number > 0),
    place_code   text collate "C" not null,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    batch_id     uuid not null references care_slip_batch,
    aide_id      uuid not null references people_person,
    printed_at   timestamptz not null,
    status       text not null default 'OUT' check (status in ('OUT', 'ENTERED', 'LOST', 'VOID')),
    visit_id     uuid references care_visit,
    ended_at     timestamptz,
    ended_by     uuid,
    ended_name   text check (length(ended_name) <= 40),
    reason       text check (length(reason) between 1 and 100),
    check ((status = 'ENTERED') = (visit_id is not null)),
    check (status in ('OUT', 'ENTERED') or reason is not null)
);
create index care_slip_batch_of on care_slip (batch_id, number);
-- per aide: the last one entered, and those before it that are still out
create index care_slip_aide on care_slip (village_code, aide_id, status, number);
create index care_slip_lately on care_slip (village_code, ended_at desc) where status = 'ENTERED';
alter table care_slip enable row level security;
create policy care_scope on care_slip using (shared.sees(place_code));
grant select, insert on care_slip to ${app};
grant update (status, visit_id, ended_at, ended_by, ended_name, reason) on care_slip to ${app};
