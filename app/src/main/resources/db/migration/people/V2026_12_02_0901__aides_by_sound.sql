-- The list of aides of more than one village, by sound, as elders have theirs.
create index people_person_aides_sorted on people_person (pinyin, id) where is_aide;
