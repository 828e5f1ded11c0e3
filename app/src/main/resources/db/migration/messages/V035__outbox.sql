-- What the house has to say, one row a message; its deliveries hang on it.
create table messages_message (
    id          uuid primary key,
    place_code  text collate "C" not null,
    -- a person (an aide, kin, a doctor) or whoever sits at the desk of a place
    to_person   uuid,
    to_desk     text collate "C",
    template    text not null,
    text        text not null check (length(text) between 1 and 2000),
    path        text check (length(path) <= 200),
    urgent      boolean not null,
    put_at      timestamptz not null,
    check ((to_person is null) <> (to_desk is null))
);
create index messages_message_person on messages_message (to_person, put_at desc)
    where to_person is not null;
create index messages_message_desk on messages_message (to_desk, put_at desc)
    where to_desk is not null;
alter table messages_message enable row level security;
create policy messages_scope on messages_message using (shared.sees(place_code));
grant select, insert on messages_message to ${app};
