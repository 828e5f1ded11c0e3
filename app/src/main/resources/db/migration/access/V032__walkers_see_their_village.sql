-- An aide's or child's account opened on the page stood at their hamlet, where neither the village's
-- rules nor its books can be seen: a confirmed visit could not earn. They stand at the village.
update access_account set place_code = left(place_code, 12)
where role in ('AIDE', 'KIN') and length(place_code) > 12;
update access_session s set place_code = a.place_code from access_account a
where a.id = s.account_id and a.role in ('AIDE', 'KIN') and s.place_code <> a.place_code;
update access_link l set place_code = a.place_code from access_account a
where a.id = l.account_id and a.role in ('AIDE', 'KIN') and l.place_code <> a.place_code;
