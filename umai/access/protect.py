"""The migration operation that puts a table behind row security.

Every table with a child's rows is protected in the migration that makes it. What is done to the
table:

- row security is enabled and forced; the owner, who runs migrations and owns the few functions
  that move files, keeps its own policy;
- a row is seen when its district, its municipality or its child is within reach, or when the
  speaker's office wrote it and still holds a grant on what it wrote; never when a wall stands
  between the speaker and the child, whatever else holds; sealed tables only by the worker of the
  case, the head, and those to whom the file was opened by name;
- a row is inserted only where the same rule would show it;
- on insert the database stamps recorded_at, recorded_by, the office, and where the file is held;
- no content is ever updated and nothing is deleted, not even by the owner.
"""

from django.db.migrations.operations.base import Operation

READERS = "umai_web, umai_worker"

REACH = """district_id = any ((select access_districts())::int[])
    or municipality_id = any ((select access_municipalities())::int[])
    or child_id = any ((select access_granted())::uuid[])"""
WROTE = """
    or (recorded_office_id = (select access_office()) and child_id = any ((select access_wrote())::uuid[]))"""
NOT_WALLED = "child_id is null or child_id <> all ((select access_walled())::uuid[])"
UNSEALED = """child_id = any ((select access_unsealed())::uuid[])
    or ((select access_role()) = 'head' and district_id = any ((select access_districts())::int[]))"""


class Protect(Operation):
    """Put one table behind row security.

    `table`: its name. `anchor`: the table that says where a child's file is held
    (`register_child`), from which a new row takes its place; None for the anchor itself and for
    rows that name no child. `fact`: the rows follow one another (`umai.access.facts.Fact`).
    `sealed`: only for those to whom the file was opened. `also` and `unless`: further SQL under
    which a row is seen or hidden, for rows of adults and households, who belong to several
    children. `reach`: SQL in place of the rule of territory and grant, for rows that are no part of
    a child's file; `writes`: the same for inserting, when that is narrower. `narrow`: the rows say
    where the file is held and not who wrote them (`umai.access.facts.Placed`); whoever may only read
    what their office wrote does not see them.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(
        self,
        table,
        *,
        anchor="register_child",
        fact=False,
        sealed=False,
        also="",
        unless="",
        reach=REACH,
        writes="",
        narrow=False,
    ):
        self.table = table
        self.anchor = anchor
        self.fact = fact
        self.sealed = sealed
        self.also = also
        self.unless = unless
        self.reach = reach
        self.writes = writes
        self.narrow = narrow

    def deconstruct(self):
        names = ("anchor", "fact", "sealed", "also", "unless", "reach", "writes")
        said = {name: getattr(self, name) for name in names} | ({"narrow": True} if self.narrow else {})
        return (self.__class__.__name__, [self.table], said)

    def state_forwards(self, app_label, state):
        """The models do not change."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        schema_editor.execute(self.sql(), params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        t = self.table
        schema_editor.execute(
            f"""
            drop trigger if exists follow on {t}; drop trigger keep on {t}; drop trigger stamp on {t};
            drop policy if exists sealed on {t}; drop policy wall on {t}; drop policy owner on {t};
            drop policy inserted on {t}; drop policy seen on {t};
            alter table {t} no force row level security; alter table {t} disable row level security;
            """,
            params=None,
        )

    def describe(self):
        return f"Put {self.table} behind row security"

    def sql(self):
        t, also = self.table, f"\n    or {self.also}" if self.also else ""
        wall = f"({NOT_WALLED})" + (f" and not ({self.unless})" if self.unless else "")
        wrote, stamp = ("", "access_place") if self.narrow else (WROTE, "access_stamp")
        follow = (
            f"""create trigger follow before insert on {t} for each row
                when (new.replaces_id is not null) execute function access_follow();"""
            if self.fact
            else ""
        )
        # A trigger sees a generated column empty, so a child's own row is compared without it.
        generated = "" if self.anchor else "'child_id'"
        sealed = (
            f"""create policy sealed on {t} as restrictive for all to {READERS}
                using ({UNSEALED}) with check ({UNSEALED});"""
            if self.sealed
            else ""
        )
        return f"""
        alter table {t} enable row level security;
        alter table {t} force row level security;
        create policy owner on {t} to current_user using (true) with check (true);
        create policy seen on {t} for select to {READERS} using ({self.reach}{wrote}{also});
        create policy inserted on {t} for insert to {READERS} with check ({self.writes or self.reach}{also});
        create policy wall on {t} as restrictive for all to {READERS} using ({wall}) with check ({wall});
        {sealed}
        create trigger stamp before insert on {t} for each row
            execute function {stamp}({f"'{self.anchor}'" if self.anchor else ""});
        create trigger keep before update or delete on {t} for each row
            execute function access_keep({generated});
        {follow}
        """
