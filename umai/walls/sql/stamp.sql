-- Requests to lift a wall, suggestions, the answers to either and second records are stamped and kept like
-- what is asked and answered about staff.
create trigger keep before insert or update or delete on walls_liftrequest for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on walls_liftanswer for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on walls_tiesuggestion for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on walls_tieanswer for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on walls_secondrecord for each row execute function offices_stamp_request();
