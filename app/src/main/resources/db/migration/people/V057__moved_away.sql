-- Who moved away gives the number up to the village that registers the person anew; the record
-- stays where it was. Kept in step with people_elder.status, since an index cannot look there.
alter table people_person add column moved_away boolean not null default false;
update people_person p set moved_away = true
from people_elder e where e.person_id = p.id and e.status = 'MOVED';
drop index people_person_id_mark;
create unique index people_person_id_mark on people_person (id_mark)
    where id_mark is not null and merged_into is null and not moved_away;
