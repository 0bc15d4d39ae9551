"""Two records are one child: a row that says so, a later one that says they are not, and nothing moved.

A merge is seen by whoever sees both records, and by nobody else. The department writes it where both lie in
its district; where they lie in two districts, whoever supervises the oblast. The database refuses two
merges between records that are joined already, so that undoing one parts them, and a child who was written
down before the other was born.

A wall around one record stands around all that are one with it: `access_walled` answers them too. For
whoever has no wall it does what it did. Safe forward and back with data in place: nothing is written.
"""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.manager
from django.db import migrations, models

from umai.access.protect import Protect

DEFINER = (
    "language plpgsql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp"
)
WALLED = """
create or replace function access_walled() returns uuid[] {definer} as $$
declare who uuid := access_worker(); walled uuid[];
begin
    walled := array(select distinct w.child_id from access_wall w where w.worker_id = who
        and w.from_at <= now() and (w.until_at is null or w.until_at > now()));
    return {answer};
end $$;
"""
FUNCTIONS = f"""
create function register_one_with(children uuid[]) returns uuid[] {DEFINER} as $$
begin
    if cardinality(children) = 0 then return '{{}}'; end if;
    return array(
        with recursive one (id) as (
            select unnest(children)
            union
            select case when m.child_id = one.id then m.other_id else m.child_id end
            from one join register_merge m on m.current and (m.child_id = one.id or m.other_id = one.id))
        select id from one);
end $$;

-- Every wall, around each record that is one with the one for which it was built.
create function register_walls() returns table (worker_id uuid, child_id uuid, from_at timestamptz, until_at timestamptz)
    language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
    select w.worker_id, unnest(register_one_with(array[w.child_id])), w.from_at, w.until_at from access_wall w
$$;

create function register_merge_asked() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    -- Merges are rare and joined in chains: one at a time.
    perform pg_advisory_xact_lock(hashtextextended('register_merge', 41));
    if new.replaces_id is not null then
        if not exists (select 1 from register_merge m where m.id = new.replaces_id
                       and m.child_id = new.child_id and m.other_id = new.other_id) then
            raise check_violation using message = 'a merge is undone between the records that it joined';
        end if;
        return new;
    end if;
    if new.other_id = any (register_one_with(array[new.child_id])) then
        raise unique_violation using message = 'these records are one child already', constraint = 'one_merge_a_pair';
    end if;
    if exists (
        select 1 from register_child c join register_identity i on i.current
            and i.child_id = case when c.id = new.child_id then new.other_id else new.child_id end
        where c.id in (new.child_id, new.other_id)
            and i.birth_date > (c.recorded_at at time zone 'Asia/Bishkek')::date) then
        raise check_violation using message = 'one was written down before the other was born', constraint = 'born_later';
    end if;
    return new;
end $$;
create trigger asked before insert on register_merge for each row execute function register_merge_asked();
revoke all on function register_one_with(uuid[]), register_walls(), register_merge_asked() from public;
"""
FUNCTIONS_BACK = """
drop trigger asked on register_merge;
drop function register_merge_asked(), register_walls(), register_one_with(uuid[]);
"""

# A record that may only be read, because the own office once wrote part of it, is seen and not merged.
POLICIES = """
create policy sees_both on register_merge as restrictive for select to umai_web, umai_worker using (
    exists (select 1 from register_child c where c.id = register_merge.child_id)
    and exists (select 1 from register_child c where c.id = register_merge.other_id));
create policy holds_both on register_merge as restrictive for insert to umai_web, umai_worker with check (
    exists (
        select 1 from register_child a, register_child b
        where a.id = register_merge.child_id and b.id = register_merge.other_id
            and a.district_id = any ((select access_districts())::int[])
            and b.district_id = any ((select access_districts())::int[])
            and case when a.district_id = b.district_id then (select access_role()) in ('specialist', 'head')
                else (select access_role()) = 'oblast_supervisor' end));
"""
POLICIES_BACK = "drop policy holds_both on register_merge; drop policy sees_both on register_merge;"
ALSO = "register_one_with(walled)"


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0002_country"),
        ("access", "0010_moves_within_reach"),
        ("register", "0007_where_children_live"),
        ("staff", "0003_reached_and_handed_over"),
    ]

    operations = [
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("form", "form"), ("phone", "phone"), ("list", "list"), ("batch", "batch")],
                        default="form",
                        max_length=10,
                    ),
                ),
                ("holds_from", models.DateField(blank=True, null=True)),
                ("holds_to", models.DateField(blank=True, null=True)),
                ("happened_on", models.DateField(blank=True, null=True)),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("change", "it changed"),
                            ("correction", "it was wrong"),
                            ("struck", "struck out"),
                        ],
                        default="change",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("current", models.BooleanField(default=True, editable=False)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("pin", "the PIN is the same"),
                            ("paper", "a document of the child was seen"),
                            ("family", "the family or the child says so"),
                            ("known", "workers know the child"),
                            ("list", "a list names the child in both places"),
                        ],
                        max_length=10,
                        verbose_name="how it was found",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="in words")),
                (
                    "despite",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("pin", "They have two different PINs."),
                                ("sex", "One is a girl and the other a boy."),
                                ("born", "They were born on two different days."),
                                (
                                    "twins",
                                    "They share a parent or a day of birth and have different names: twins, or siblings?",
                                ),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="register.child"
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="register.child"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.worker",
                    ),
                ),
                (
                    "recorded_office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.merge",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "ever",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("child", models.F("other")), _negated=True), name="merge_of_two"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replaces", None), ("why", "change")),
                            models.Q(
                                ("replaces__isnull", False),
                                ("why", "struck"),
                                models.Q(("words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="merge_is_said_or_undone_with_words",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.comparison.Least("child", "other"),
                        django.db.models.functions.comparison.Greatest("child", "other"),
                        condition=models.Q(("current", True)),
                        name="one_merge_a_pair",
                    ),
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("ever", django.db.models.manager.Manager()),
            ],
        ),
        migrations.RunSQL(FUNCTIONS, reverse_sql=FUNCTIONS_BACK),
        Protect("register_merge", fact=True, reach="true"),
        migrations.RunSQL(POLICIES, reverse_sql=POLICIES_BACK),
        migrations.RunSQL(
            WALLED.format(definer=DEFINER, answer=ALSO),
            reverse_sql=WALLED.format(definer=DEFINER, answer="walled"),
        ),
    ]
