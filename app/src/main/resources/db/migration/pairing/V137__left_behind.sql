-- Pairs that stood on after the aide had stopped, or after the elder had died or moved away.
update pairing_pair p set until_on = greatest(p.from_on, a.ended_on), end_reason = '互助员退出'
from people_aide a
where a.person_id = p.aide_id and a.ended_on is not null and p.until_on is null;
update pairing_pair p set until_on = greatest(p.from_on, coalesce(e.status_since, p.from_on)),
    end_reason = case e.status when 'DEAD' then '老人过世' else '老人搬走' end
from people_elder e
where e.person_id = p.elder_id and e.status in ('DEAD', 'MOVED') and p.until_on is null;
