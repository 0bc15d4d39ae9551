"""Row security of a table, declared on its model and applied to the database (`umai.schema`).

Every model of a child's file inherits `LocatedRow.protected_by`. A model whose rule differs declares
its own:

    class Adoption(Fact):
        protected_by = RowSecurity(sealed=True)

What is done to the table:

- row security is enabled and forced; the owner, who runs migrations and owns the few functions
  that move files, keeps its own policy;
- a row is seen when its district, its municipality or its child is within reach, when the speaker's
  office wrote it and still holds a grant on what it wrote, or for the hour for which the speaker
  opened the file in an emergency (for reading alone); never when a wall is between
  the speaker and the child; sealed tables only by the worker of the case, the head, and those to
  whom the file was opened by name;
- what is said of a child (words, names, numbers) is shown to the web role only after a look at that
  child's file is on the trail, or to whoever writes it in the same transaction;
- a row is inserted only where the same rule would show it, and only when what it names (a case, a
  plan, a planned visit) belongs to the file of the same child, which a foreign key does not check;
- on insert the database stamps recorded_at, recorded_by, the office, and where the file is held;
- no content is ever updated and nothing is deleted, not even by the owner.
"""

from dataclasses import dataclass

from django.db import models

from umai.access.roles.words import Words

READER_ROLES = "umai_web, umai_worker"

REACH_SQL = """district_id = any ((select access_districts())::int[])
    or municipality_id = any ((select access_municipalities())::int[])
    or child_id = any ((select access_granted())::uuid[])"""
WROTE_SQL = """
    or (recorded_office_id = (select access_office()) and child_id = any ((select access_wrote())::uuid[]))"""
EMERGENCY_SQL = """
    or child_id = any ((select access_emergency())::uuid[])"""
NOT_WALLED_SQL = "child_id is null or child_id <> all ((select access_walled())::uuid[])"
LOOKED_SQL = "child_id = any ((select access_looked())::uuid[])"
JUST_WRITTEN_SQL = "recorded_by_id = (select access_worker()) and recorded_at >= now()"
UNSEALED_SQL = """child_id = any ((select access_unsealed())::uuid[])
    or ((select access_role()) = 'head' and district_id = any ((select access_districts())::int[]))"""


@dataclass(frozen=True)
class RowSecurity:
    """How the row security of one table differs from the general rule.

    `sealed`: only for those to whom the file was opened; `sealed_by`: the same for those rows of the table in
    which this column is true, which anybody within reach may write. `looked`: SQL instead of the look at the
    file of the row's child; `of_lists`: why rows with words are read to compose a list, before the look at
    what the list shows is on the trail; `plain`: columns of such a table that stay readable: codes, and what
    a list asks. `also` and `unless`: further SQL conditions by which a row is seen or hidden, for rows of
    adults and households, who belong to several children. `emergency`: the same as `also`, for a file that
    was opened in an emergency, which nobody writes in. `reach`: SQL instead of the rule of territory and
    grant; `writes`: the same for inserting, when that is narrower; `wall`: SQL instead of the wall of the
    row's child, when the row names several. `kept_by`: the function that refuses changes; `moving`: the
    columns that it lets change; `derived`: columns that the database itself may change beside them.
    """

    sealed: bool = False
    sealed_by: str = ""
    looked: str = LOOKED_SQL
    of_lists: str = ""
    plain: tuple[str, ...] = ()
    also: str = ""
    emergency: str = ""
    unless: str = ""
    reach: str = REACH_SQL
    writes: str = ""
    wall: str = NOT_WALLED_SQL
    kept_by: str = "access_refuse_change"
    moving: tuple[str, ...] = ("district_id", "municipality_id", "office_id", "current")
    derived: tuple[str, ...] = ()

    @property
    def moving_columns(self) -> tuple[str, ...]:
        """Every column that may change after its row was inserted; the trail proves the others."""
        return (*self.moving, *self.derived)

    def sql(self, model) -> str:
        """The statements that protect this model's table."""
        return "".join([self.policies(model), *self.triggers(model)])

    def seen(self, model) -> str:
        """The condition that a row is within reach of whoever speaks."""
        wrote = WROTE_SQL if has_author(model) else ""
        opened = EMERGENCY_SQL if REACH_SQL in self.reach else ""
        opened += f"\n    or {self.emergency}" if self.emergency else ""
        return f"{self.reach}{wrote}{opened}{self._also}"

    @property
    def _also(self) -> str:
        return f"\n    or {self.also}" if self.also else ""

    def policies(self, model) -> str:
        t, also, seen = model._meta.db_table, self._also, self.seen(model)
        wall = f"({self.wall})" + (f" and not ({self.unless})" if self.unless else "")
        looked = f"{self.looked} or {JUST_WRITTEN_SQL}"
        sealed = (
            f"""
        create policy sealed on {t} as restrictive for all to {READER_ROLES}
            using ({UNSEALED_SQL}) with check ({UNSEALED_SQL});"""
            if self.sealed
            else ""
        )
        if self.sealed_by:
            sealed = f"""
        create policy sealed on {t} as restrictive for select to {READER_ROLES}
            using (not {self.sealed_by} or {UNSEALED_SQL} or {JUST_WRITTEN_SQL});"""
        after_a_look = ""
        if is_shown_after_a_look(model):
            after_a_look = f"""
        create policy looked on {t} as restrictive for select to umai_web using ({looked});"""
        elif words := words_of(model):
            # A view of the owner passes by the policies of who asks, so it holds them itself.
            after_a_look = f"""
        create view {t}_words with (security_barrier) as select {", ".join(["id", *words])} from {t}
            where ({looked}) and ({seen}) and ({wall});"""
        return f"""
        alter table {t} enable row level security; alter table {t} force row level security; create policy
        owner on {t} to current_user using (true) with check (true); create policy seen on {t} for select
        to {READER_ROLES} using ({seen}); create policy inserted on {t} for insert
        to {READER_ROLES} with check ({self.writes or self.reach}{also}); create policy wall on {t} as
        restrictive for all to {READER_ROLES} using ({wall}) with check ({wall});
        {after_a_look}{sealed}"""

    def triggers(self, model):
        t = model._meta.db_table
        stamp = "access_stamp" if has_author(model) else "access_stamp_place"
        # A child's own row says itself where the file is held. A trigger sees its generated child_id
        # empty, so the row is compared without it.
        own = fields_of(model)["child_id"].generated if "child_id" in fields_of(model) else False
        held, derived = ("", ("child_id",)) if own else ("'register_child'", self.derived)
        yield f"""
        create trigger stamp before insert on {t} for each row execute function {stamp}({held});"""
        yield f"""
        create trigger keep before update or delete on {t} for each row
            execute function {self.kept_by}({", ".join(f"'{column}'" for column in derived)});"""
        if has_replacements(model):
            yield f"""
        create trigger follow before insert on {t} for each row
            when (new.replaces_id is not null or new.why = 'struck')
            execute function access_mark_replaced();"""
        if names := ", ".join(f"'{column}', '{table}'" for column, table in rows_of_same_file(model)):
            yield f"""
        create trigger one_file before insert on {t} for each row
            execute function access_require_one_file({names});"""


def fields_of(model):
    return {field.name: field for field in model._meta.concrete_fields}


def is_of_child(model) -> bool:
    """Whether this model has a foreign key to a child of the register."""
    child = fields_of(model).get("child")
    return bool(child and child.related_model)


def has_author(model) -> bool:
    """Whether its rows have the worker who recorded them; rows that are not `FileRow` do not."""
    return "recorded_by" in fields_of(model)


def is_shown_after_a_look(model) -> bool:
    """Whether its rows say something of a child, in words or numbers that somebody typed."""
    rule = getattr(model, "protected_by", None)
    if rule is None:
        return False
    named = is_of_child(model) or rule.looked != LOOKED_SQL
    return named and has_author(model) and has_words(model) and not rule.of_lists


def has_words(model) -> bool:
    return any(map(may_hold_words, model._meta.concrete_fields))


def may_hold_words(field) -> bool:
    texts = models.CharField, models.TextField, models.BinaryField, models.JSONField
    return isinstance(field, texts) and not field.choices


def words_of(model) -> list[str]:
    """The columns of its table that the web role reads only in the view of the words."""
    return [str(field.column) for field in model._meta.concrete_fields if isinstance(field, Words)]


def has_replacements(model) -> bool:
    """Whether its rows replace one another (`umai.access.facts.Fact`)."""
    return "replaces" in fields_of(model)


def rows_of_same_file(model):
    """(column, table) of each row of the same file that a row of this model names, in the model's order."""
    if not is_of_child(model) or not has_author(model):
        return
    for name, field in fields_of(model).items():
        other = field.related_model
        if (
            other
            and name not in ("child", "replaces")
            and hasattr(other, "protected_by")
            and is_of_child(other)
        ):
            yield field.column, other._meta.db_table
