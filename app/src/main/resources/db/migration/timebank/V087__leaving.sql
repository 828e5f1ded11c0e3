-- 退出时间银行: a household that earns no more from the next day on, until it comes back. What became
-- of its points is in the ledger; under POOL the row of giving with the same id tells it too.
create table timebank_leaving (
    id           uuid primary key,
    place_code   text collate "C" not null,
    household_id uuid not null references people_household,
    how          text not null check (how in ('KEEP', 'POOL')),
    minutes      bigint not null check (minutes >= 0),
    rule_id      uuid not null,
    reason       text not null check (length(reason) between 1 and 120),
    left_on      date not null,
    at           timestamptz not null,
    entered_by   uuid not null,
    entered_name text not null,
    back_on      date check (back_on > left_on),
    undone       boolean not null default false,
    check (not undone or back_on is null)
);
create unique index timebank_leaving_out on timebank_leaving (household_id)
    where back_on is null and not undone;
create index timebank_leaving_household on timebank_leaving (household_id, left_on);
alter table timebank_leaving enable row level security;
create policy timebank_scope on timebank_leaving using (shared.sees(place_code));
grant select, insert on timebank_leaving to ${app};
grant update (back_on, undone) on timebank_leaving to ${app};

alter table timebank_giving drop constraint timebank_giving_kind_check;
alter table timebank_giving add constraint timebank_giving_kind
    check (kind in ('GIFT', 'DONATION', 'GRANT', 'REMOVAL', 'ESTATE', 'LEAVING'));

-- Who of a household earned what it holds, and what of it still hangs out.
create index timebank_earning_household on timebank_earning (household_id, state, person_id);
