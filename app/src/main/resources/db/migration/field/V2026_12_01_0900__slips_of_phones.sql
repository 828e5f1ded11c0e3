-- A slip that a phone sent and that did not fit is a check of this module: its task was written
-- down under the name of care's own tasks about slips, and so led to no page of its own.
update care_task t set kind = 'FIELD_SLIP'
where t.kind = 'SLIP' and exists (select from field_fact f where f.task_id = t.id);
