-- 检查: what looks odd in a village's month, for people to look at. A finding never changes an hour.
create table timebank_finding (
    id            uuid primary key,
    place_code    text collate "C" not null,
    month         date not null check (extract(day from month) = 1),
    kind          text not null,
    who           text not null,
    evidence      text not null,
    found_at      timestamptz not null,
    remark        text check (remark in ('FINE', 'ASKED')),
    note          text check (length(note) <= 200),
    remarked_by   uuid,
    remarked_name text,
    remarked_at   timestamptz,
    check ((remark is null) = (remarked_at is null))
);
create index timebank_finding_place on timebank_finding (place_code, month);
create index timebank_finding_open on timebank_finding (month, place_code) where remark is null;
alter table timebank_finding enable row level security;
create policy timebank_scope on timebank_finding using (shared.sees(place_code));
grant select, insert, delete on timebank_finding to ${app};
grant update (who, evidence, found_at, remark, note, remarked_by, remarked_name, remarked_at)
    on timebank_finding to ${app};
