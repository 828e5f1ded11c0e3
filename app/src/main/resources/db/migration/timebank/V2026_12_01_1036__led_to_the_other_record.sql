-- Whose hours they are may be written anew where two records turn out to be one person. The
-- household and the ledger stay as they are: points move by a transfer or not at all.
grant update (person_id, done_for) on timebank_earning to ${app};
grant update (elder_id) on timebank_booking to ${app};
grant update (person_id) on timebank_barred to ${app};
