-- Empties the names and words of the file when an erasure is agreed to: of every record that is one child with
-- it, of adults and households that no other file needs, of what was said about walls around it and about who
-- opened it, and the keys of its stored files, without which their bytes open no more. Rows, days, choices and
-- counts stay.
-- Called by: trigger erase.
create function rights_erase() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    files uuid[] := register_one_with(array[new.child_id]);
    adults uuid[];
    homes uuid[];
    walls uuid[];
    lifts uuid[];
    ties uuid[];
    openings uuid[];
    requests uuid[];
    questions uuid[];
    letters uuid[];
    asked uuid[];
    one record;
    keys uuid[];
    within uuid[];
begin
    adults := array(
        select k.adult_id from register_kinship k where k.child_id = any (files)
        except select k.adult_id from register_kinship k where k.child_id <> all (files)
            and not exists (select from trail_erasedrow e
                where e.table_name = 'register_child' and e.row_id = k.child_id));
    homes := array(
        select m.household_id from register_membership m where m.child_id = any (files)
        except select m.household_id from register_membership m where m.child_id <> all (files)
            and not exists (select from trail_erasedrow e
                where e.table_name = 'register_child' and e.row_id = m.child_id));
    walls := array(select w.id from access_wall w where w.child_id = any (files));
    lifts := array(select l.id from walls_liftrequest l where l.wall_id = any (walls));
    ties := array(select t.id from walls_tiesuggestion t where t.child_id = any (files));
    openings := array(select o.id from opens_emergencyopening o where o.child_id = any (files));
    requests := array(select o.request_id from opens_emergencyopening o where o.child_id = any (files));
    questions := array(select q.id from opens_unusualopen q where q.child_id = any (files));
    letters := array(select l.id from watch_watchletter l where l.child_id = any (files));
    asked := array(select r.id from watch_watchopeningrequest r where r.child_id = any (files));
    for one in select * from rights_erased_columns() loop
        within := case one.whose when 'adult_id' then adults when 'household_id' then homes
            when 'wall_id' then walls when 'request_id' then lifts when 'suggestion_id' then ties
            when 'opening_id' then openings when 'question_id' then questions when 'letter_id' then letters
            when 'asked_id' then asked
            else case one.table_name when 'opens_emergencyrequest' then requests else files end end;
        execute format('select array_agg(%s) from %I n where n.%I = any ($1)',
            trail_key_of(one.table_name),
            one.table_name,
            case one.table_name when 'register_adult' then 'id' when 'register_household' then 'id'
                else one.whose end)
            into keys using within;
        perform trail_erase_rows(new.id, one.table_name, keys, one.columns);
    end loop;
    delete from documents_datakey d where d.of_id in (
        select f.id from documents_document f where f.child_id = any (files)
        union all select f.id from documents_sealeddocument f where f.child_id = any (files)
        union all select e.id from justice_evidence e where e.child_id = any (files));
    delete from justice_evidencekey k where k.of_id in (
        select e.id from justice_evidence e where e.child_id = any (files)
        union all select u.id from justice_evidenceupload u where u.child_id = any (files));
    return null;
end $$;

create trigger erase after insert on rights_erasure for each row execute function rights_erase();
