-- 定期打电话、发微信: the branch's members call too, and their calls are told apart.
alter table care_contact add made_as text not null default 'STATION'
    check (made_as in ('STATION', 'BRANCH', 'DOCTOR'));
create index care_contact_place on care_contact (place_code, at desc);
