-- Each file that leaves the house has a running number; the audit says whose it is.
create sequence access_export_number;
grant usage on sequence access_export_number to ${app};
