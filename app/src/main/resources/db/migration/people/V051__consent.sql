-- 老人同意: what a child may see of her begins with her own word, written down, and ends with it.
alter table people_kin add consent text check (length(consent) <= 60);
alter table people_kin add consented_at timestamptz;
alter table people_kin add check ((consent is null) = (consented_at is null));
