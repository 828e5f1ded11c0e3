-- A county's desk reads all its needs newest first; the index by village would sort half a million.
create index care_need_raised on care_need (raised_at desc);
