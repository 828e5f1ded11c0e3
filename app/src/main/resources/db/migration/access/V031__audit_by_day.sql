-- The audit is read by day.
create index access_audit_at on access_audit (at);
