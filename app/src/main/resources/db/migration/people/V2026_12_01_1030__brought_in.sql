-- How many people an import brought, not how many rows it had: 0 where all were known. Null for the
-- imports from before this was kept.
alter table people_batch add column added integer check (added >= 0);
