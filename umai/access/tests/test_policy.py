"""Who may do what is what `roles_of_acts.toml`, kept by hand, says: act by act and role by role."""

import tomllib
from pathlib import Path

from umai.access.policy import roles, table
from umai.staff.models import Role

TABLE = tomllib.loads(Path(__file__).with_name("roles_of_acts.toml").read_text())
KEPT = [
    (f"{room}.{act}", role)
    for line in TABLE["may"]
    for room, acts in line["acts"].items()
    for act in acts
    for role in line["roles"]
]


def differences(kept, found, too_many, missing):
    """A sentence for each pair that stands in one of the two and not in the other."""
    more, less = sorted(found - kept), sorted(kept - found)
    return [too_many.format(*one) for one in more] + [missing.format(*one) for one in less]


def test_each_role_may_do_what_the_table_says_and_nothing_else():
    found = {(act, str(role)) for act, allowed in table.ROLES_OF_ACT.items() for role in allowed}
    wrong = differences(
        set(KEPT), found, "{}: {} may, and is not in the table", "{}: {} is in the table, and may not"
    )
    for name, members in TABLE["sets"].items():
        in_policy = {(name, str(one)) for one in vars(table).get(name) or vars(roles)[name]}
        in_table = {(name, one) for one in members}
        wrong += differences(
            in_table, in_policy, "{} holds {}, not in the table", "{} lacks {}, in the table"
        )
    assert not wrong, "\n".join(wrong)
    assert len(KEPT) == len(set(KEPT)), "an act stands twice in the table for one role"
    assert {role for _act, role in KEPT} == set(Role)
