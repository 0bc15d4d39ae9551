"""Have the database refuse a row that names a case, or anything else, of another child's file.

Safe forward and back with data in place: only rows written from now on are asked.
"""

from django.db import migrations

from umai.intake.one_file import OneFile

FORWARD = """
create function intake_one_file() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
declare named uuid; of_child uuid; k int := 0;
begin
    if session_user in (current_user, 'umai_worker') then return new; end if;
    while k < tg_nargs loop
        execute format('select ($1).%I', tg_argv[k]) into named using new;
        if named is not null then
            execute format('select child_id from %I where id = $1', tg_argv[k + 1]) into of_child using named;
            if of_child is distinct from new.child_id then
                raise check_violation using message = 'this belongs to another file', constraint = 'one_file';
            end if;
        end if;
        k := k + 2;
    end loop;
    return new;
end $$;
revoke all on function intake_one_file() from public;
"""
BACK = "drop function intake_one_file();"


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0019_reminded"),
    ]
    operations = [
        migrations.RunSQL(FORWARD, reverse_sql=BACK),
        OneFile("intake_risklevel", case_id="intake_case"),
        OneFile("intake_filesent", case_id="intake_case"),
        OneFile("intake_fileanswer", sent_id="intake_filesent"),
        OneFile("intake_case", follows_id="intake_case"),
        OneFile("intake_origin", case_id="intake_case"),
        OneFile("intake_clock", case_id="intake_case"),
        OneFile("intake_stop", case_id="intake_case"),
        OneFile("intake_assignment", case_id="intake_case"),
        OneFile("intake_closingproposal", case_id="intake_case"),
        OneFile("intake_closure", case_id="intake_case", proposal_id="intake_closingproposal"),
    ]
