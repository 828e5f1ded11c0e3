-- The kin of a village, and below a township: read for pairing and for those who consented.
create index people_kin_place on people_kin (place_code);
