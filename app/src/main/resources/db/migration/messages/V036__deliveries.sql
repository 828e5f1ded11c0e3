-- How each message goes out: by which channels to whom, how far it is, what it cost, who saw it.
alter table messages_message
    add column words jsonb not null default '{}',
    -- null until it was decided to whom and by what it goes
    add column planned_at timestamptz;
create index messages_message_unplanned on messages_message (put_at) where planned_at is null;
grant update (planned_at) on messages_message to ${app};

-- How someone wants to be told, beside what stands in the house. "who" is the person behind an
-- account, or the account of someone at a desk. Addresses are sealed.
create table messages_reach (
    who          uuid primary key,
    place_code   text collate "C" not null,
    channel      text not null
                 check (channel in ('IN_APP', 'WEB_PUSH', 'SMS', 'WECOM', 'MAIL')),
    phone        bytea,
    wecom        bytea,
    mail         bytea,
    quiet_from   time not null,
    quiet_until  time not null,
    -- why the last one did not arrive, until it is mended
    trouble      text check (length(trouble) <= 200),
    changed_at   timestamptz not null
);
alter table messages_reach enable row level security;
create policy messages_scope on messages_reach using (shared.sees(place_code));
grant select, insert, update on messages_reach to ${app};

-- A browser that agreed to show what is pushed to it, as long as the session lives in which it
-- agreed. The endpoint is a key to that browser: sealed, found again by its mark.
create table messages_device (
    id           uuid primary key,
    place_code   text collate "C" not null,
    who          uuid not null,
    account_id   uuid not null,
    session      text not null check (length(session) <= 128),
    device       text not null check (length(device) <= 80),
    mark         bytea not null unique,
    address      bytea not null,
    made_at      timestamptz not null
);
create index messages_device_who on messages_device (who);
create index messages_device_account on messages_device (account_id);
create index messages_device_session on messages_device (session);
alter table messages_device enable row level security;
create policy messages_scope on messages_device using (shared.sees(place_code));
grant select, insert, update, delete on messages_device to ${app};

create table messages_delivery (
    id           uuid primary key,
    place_code   text collate "C" not null,
    message_id   uuid not null references messages_message,
    who          uuid not null,
    name         text not null check (length(name) <= 80),
    channel      text not null
                 check (channel in ('IN_APP', 'WEB_PUSH', 'SMS', 'WECOM', 'MAIL')),
    state        text not null check (state in ('WAITING', 'SENDING', 'SENT', 'GAVE_UP')),
    urgent       boolean not null,
    attempts     integer not null default 0,
    -- when it is due; while SENDING, when whoever sends it must have been done
    next_at      timestamptz not null,
    tried_at     timestamptz,
    -- an attempt was made whose end nobody knows
    unsure       boolean not null default false,
    reason       text check (length(reason) <= 200),
    receipt      text check (length(receipt) <= 200),
    fen          integer not null default 0,
    charged_on   date,
    sent_at      timestamptz,
    unique (message_id, who, channel)
);
create index messages_delivery_due on messages_delivery (urgent desc, next_at)
    where state in ('WAITING', 'SENDING');
create index messages_delivery_place on messages_delivery (place_code, id);
create index messages_delivery_trouble on messages_delivery (place_code, id)
    where state <> 'SENT';
alter table messages_delivery enable row level security;
create policy messages_scope on messages_delivery using (shared.sees(place_code));
grant select, insert, update, delete on messages_delivery to ${app};

create table messages_seen (
    who          uuid not null,
    message_id   uuid not null references messages_message,
    place_code   text collate "C" not null,
    seen_at      timestamptz not null,
    primary key (who, message_id)
);
alter table messages_seen enable row level security;
create policy messages_scope on messages_seen using (shared.sees(place_code));
grant select, insert on messages_seen to ${app};

-- What short messages may cost, and what they have cost: of the county, of each township, of each
-- village. Null is without bound.
create table messages_budget (
    place_code   text collate "C" primary key,
    day_fen      bigint check (day_fen >= 0),
    month_fen    bigint check (month_fen >= 0),
    set_by       uuid not null,
    set_at       timestamptz not null
);
alter table messages_budget enable row level security;
create policy messages_scope on messages_budget using (shared.sees(place_code));
grant select, insert, update on messages_budget to ${app};

create table messages_spent (
    place_code   text collate "C" not null,
    day          date not null,
    fen          bigint not null,
    primary key (place_code, day)
);
alter table messages_spent enable row level security;
create policy messages_scope on messages_spent using (shared.sees(place_code));
grant select, insert, update on messages_spent to ${app};
