"""Let the database say with each question about a visit whether it was answered and what was decided.

Triggers turn `answered` and `passed_on` on and write what was decided into `final`; nothing turns them
back, because an answer and a decision are never taken back. Nobody says it of a question that is only
being asked. Forward fills the columns from the rows that are there, with the triggers asleep; back drops
them.
"""

from django.db import migrations, models

DEFINER = "language plpgsql security definer set search_path = pg_catalog, public, pg_temp"
FILL = """
alter table visits_question disable trigger user;
update visits_question q set answered = x.answered, passed_on = x.passed_on, final = x.final
    from (select q.id, exists (select from visits_answering a where a.question_id = q.id) as answered,
                 coalesce(bool_or(d.result = 'to_oblast'), false) as passed_on,
                 coalesce(max(d.result) filter (where d.result <> 'to_oblast'), '') as final
          from visits_question q left join visits_decided d on d.question_id = q.id group by q.id) x
    where x.id = q.id and (x.answered or x.passed_on or x.final <> '');
alter table visits_question enable trigger user;
"""

FORWARD = f"""
drop trigger keep on visits_question;
create trigger keep before update or delete on visits_question for each row
    execute function access_keep('answered', 'passed_on', 'final');

create function visits_only_asked() returns trigger {DEFINER} as $$
begin
    new.answered := false;
    new.passed_on := false;
    new.final := '';
    return new;
end $$;
create trigger only_asked before insert on visits_question for each row
    when (new.answered or new.passed_on or new.final <> '') execute function visits_only_asked();

create function visits_answered() returns trigger {DEFINER} as $$
begin
    update visits_question set answered = true where id = new.question_id and not answered;
    return null;
end $$;
create trigger answers after insert on visits_answering for each row execute function visits_answered();

create function visits_decided_now() returns trigger {DEFINER} as $$
begin
    update visits_question set passed_on = passed_on or new.result = 'to_oblast',
            final = case when new.result = 'to_oblast' then final else new.result end
        where id = new.question_id;
    return null;
end $$;
create trigger decides after insert on visits_decided for each row execute function visits_decided_now();
revoke all on function visits_only_asked(), visits_answered(), visits_decided_now() from public;
"""
BACK = """
drop trigger decides on visits_decided;
drop trigger answers on visits_answering;
drop trigger only_asked on visits_question;
drop function visits_decided_now(), visits_answered(), visits_only_asked();
drop trigger keep on visits_question;
create trigger keep before update or delete on visits_question for each row execute function access_keep();
"""
RESULTS = [
    ("nothing", "it is explained: nothing follows"),
    ("talk", "the head talks with the worker"),
    ("visit_again", "the child is visited again, by somebody else"),
    ("to_oblast", "the oblast decides"),
]


def waits(*of):
    return models.Index(
        fields=list(of),
        include=["child", "municipality", "recorded_office", "answer_by", "answered", "passed_on"],
        condition=models.Q(final=""),
        name=f"open_question_of_{of[0]}",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0011_more_than_one_column_kept"),
        ("visits", "0012_what_became_of_it"),
    ]
    operations = [
        migrations.AddField(
            "question", "answered", models.BooleanField(default=False, db_default=False, editable=False)
        ),
        migrations.AddField(
            "question", "passed_on", models.BooleanField(default=False, db_default=False, editable=False)
        ),
        migrations.AddField(
            "question",
            "final",
            models.CharField(blank=True, choices=RESULTS, db_default="", editable=False, max_length=15),
        ),
        migrations.RunSQL(FILL, reverse_sql=migrations.RunSQL.noop),
        migrations.AddIndex("question", waits("district", "worker")),
        migrations.AddIndex("question", waits("worker", "district")),
        migrations.RunSQL(FORWARD, reverse_sql=BACK),
    ]
