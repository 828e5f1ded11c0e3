-- Who saved which field of a record last: what two people at one form are told of each other.
create table access_saved (
    record      text collate "C" not null check (length(record) <= 80),
    field       text collate "C" not null check (length(field) <= 60),
    place_code  text collate "C" not null,
    times       bigint not null,
    at          timestamptz not null,
    actor_name  text not null,
    primary key (record, field)
);
alter table access_saved enable row level security;
create policy access_scope on access_saved using (shared.sees(place_code));
grant select, insert, update on access_saved to ${app};
