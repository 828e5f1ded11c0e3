-- What a roster says beside the facts: a remark is free text and often speaks of illness, so sealed.
alter table people_elder add remark_sealed bytea;
-- the aide the roster names beside the elder: a hint for pairing, never a pair by itself
alter table people_elder add aide_named text check (length(aide_named) between 1 and 40);
alter table people_person add relation_to_head text
    check (length(relation_to_head) between 1 and 20);
