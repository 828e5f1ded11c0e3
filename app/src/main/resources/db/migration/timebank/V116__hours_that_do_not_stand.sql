-- The board leaves out visits whose hours do not stand; they are few among all of a village.
create index timebank_earning_gone on timebank_earning (place_code)
    where kind = 'VISIT' and state in ('REFUSED', 'LAPSED');
