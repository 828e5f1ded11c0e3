-- 老人同意拍照: photographs and spoken notes only where she said so; receipts and slips are papers.
alter table people_elder add pictures_allowed boolean not null default false;
