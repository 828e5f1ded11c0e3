-- The co-op's shelf. Stock is what the movements make, written together with them: the check on
-- it, under the row's lock, is why the last one is never sold twice.
create table timebank_good (
    id           uuid primary key,
    place_code   text collate "C" not null references places_place,
    name         text not null check (length(name) between 1 and 40),
    unit         text not null check (length(unit) between 1 and 10),
    number       integer not null check (number between 1 and 999),
    minutes      bigint not null check (minutes between 1 and 600000),
    withdrawn_at timestamptz,
    made_at      timestamptz not null,
    stock        integer not null default 0,
    unique (place_code, number),
    constraint timebank_stock check (stock >= 0)
);
alter table timebank_good enable row level security;
create policy timebank_scope on timebank_good using (shared.sees(place_code));
grant select, insert on timebank_good to ${app};
grant update (name, unit, minutes, withdrawn_at, stock) on timebank_good to ${app};

-- Append-only: what came, went, came back or was counted anew, with the stock just after.
create table timebank_movement (
    id          uuid primary key,
    place_code  text collate "C" not null,
    good_id     uuid not null references timebank_good,
    kind        text not null check (kind in ('IN', 'SOLD', 'RETURNED', 'CORRECTED')),
    quantity    integer not null check (quantity <> 0),
    stock_after integer not null check (stock_after >= 0),
    sale_id     uuid,
    memo        text not null check (length(memo) <= 200),
    at          timestamptz not null,
    entered_by  uuid not null
);
create index timebank_movement_good on timebank_movement (good_id, at);
alter table timebank_movement enable row level security;
create policy timebank_scope on timebank_movement using (shared.sees(place_code));
grant select, insert on timebank_movement to ${app};

-- One row a counter: locked by whoever sells, takes back or closes the day.
create table timebank_till (
    place_code text collate "C" primary key references places_place
);
alter table timebank_till enable row level security;
create policy timebank_scope on timebank_till using (shared.sees(place_code));
-- Nothing in it changes; the right to update is what "for update" asks for.
grant select, insert, update on timebank_till to ${app};

-- 兑换: one row a receipt; its id is made by the form and is the ledger's transfer id too.
create table timebank_sale (
    id           uuid primary key,
    place_code   text collate "C" not null references places_place,
    household_id uuid not null references people_household,
    spender_id   uuid not null,
    minutes      bigint not null check (minutes > 0),
    at           timestamptz not null,
    entered_by   uuid not null,
    entered_name text not null
);
create index timebank_sale_place on timebank_sale (place_code, at);
create index timebank_sale_household on timebank_sale (household_id);
alter table timebank_sale enable row level security;
create policy timebank_scope on timebank_sale using (shared.sees(place_code));
grant select, insert on timebank_sale to ${app};

create table timebank_sale_line (
    sale_id    uuid not null references timebank_sale,
    good_id    uuid not null references timebank_good,
    place_code text collate "C" not null,
    name       text not null,
    unit       text not null,
    quantity   integer not null check (quantity > 0),
    minutes    bigint not null check (minutes > 0),
    primary key (sale_id, good_id)
);
alter table timebank_sale_line enable row level security;
create policy timebank_scope on timebank_sale_line using (shared.sees(place_code));
grant select, insert on timebank_sale_line to ${app};

-- A sale is brought back once, whole.
create table timebank_sale_return (
    sale_id    uuid primary key references timebank_sale,
    place_code text collate "C" not null,
    minutes    bigint not null check (minutes > 0),
    reason     text not null check (length(reason) between 1 and 120),
    at         timestamptz not null,
    entered_by uuid not null
);
create index timebank_sale_return_place on timebank_sale_return (place_code, at);
alter table timebank_sale_return enable row level security;
create policy timebank_scope on timebank_sale_return using (shared.sees(place_code));
grant select, insert on timebank_sale_return to ${app};

-- A closed counter: what it took in since the closing before.
create table timebank_settlement (
    id           uuid primary key,
    place_code   text collate "C" not null references places_place,
    since        timestamptz not null,
    until        timestamptz not null,
    sales        integer not null check (sales >= 0),
    sold         bigint not null check (sold >= 0),
    returns      integer not null check (returns >= 0),
    returned     bigint not null check (returned >= 0),
    settled      bigint not null check (settled >= 0),
    entered_by   uuid not null,
    entered_name text not null,
    unique (place_code, until)
);
alter table timebank_settlement enable row level security;
create policy timebank_scope on timebank_settlement using (shared.sees(place_code));
grant select, insert on timebank_settlement to ${app};

-- Members who are not to spend what the household holds.
create table timebank_barred (
    household_id uuid not null references people_household on delete cascade,
    person_id    uuid not null references people_person on delete cascade,
    place_code   text collate "C" not null,
    primary key (household_id, person_id)
);
create index timebank_barred_person on timebank_barred (person_id);
alter table timebank_barred enable row level security;
create policy timebank_scope on timebank_barred using (shared.sees(place_code));
grant select, insert, delete on timebank_barred to ${app};
