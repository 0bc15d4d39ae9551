"""How far a path is: the current row of each step, whether it runs, and whether others are to be called."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone

from umai.access.doors import note_shown
from umai.access.reach import reach_sql
from umai.law.justice.self_harm import others_named_at
from umai.register import merge_groups
from umai.register.models import Identity
from umai.self_harm.path.kind import SelfHarmStepKind
from umai.self_harm.path.models import SelfHarmPath, SelfHarmPathEnding
from umai.self_harm.path.steps import ALL_PATH_STEPS, TALK


@dataclass
class SelfHarmPathState:
    """A path with its current rows by step; `called` says whether somebody took the call."""

    path: SelfHarmPath
    ending: SelfHarmPathEnding | None = None
    rows: dict[SelfHarmStepKind, Any] = field(default_factory=dict)
    called: bool = False

    @property
    def runs(self) -> bool:
        return self.ending is None

    def is_done(self, step: SelfHarmStepKind) -> bool:
        """Whether this step is settled."""
        row = self.rows.get(step)
        return row is not None and step.is_done(row)

    def open_steps(self) -> list[SelfHarmStepKind]:
        """The steps that wait; none where the child died or the path has ended."""
        if self.path.is_death or not self.runs:
            return []
        return [step for step in ALL_PATH_STEPS if not self.is_done(step)]

    def names_others(self, now=None) -> bool:
        """Whether it waited too long: nobody spoke with the child, and nobody took the call."""
        if self.path.is_death or not self.runs or self.called or TALK in self.rows:
            return False
        return (now or timezone.now()) >= others_named_at(self.path.recorded_at)


def path_state(path, by) -> SelfHarmPathState:
    """The state of this path."""
    with by.speaking():
        state = SelfHarmPathState(path, ending_of(path, by), called=was_taken(path, by))
        for step in ALL_PATH_STEPS:
            rows = step.model.objects.within_reach_of(by).select_related("recorded_by")
            if (row := rows.filter(path=path).first()) is not None:
                state.rows[step] = row
    return state


def ending_of(path, by) -> SelfHarmPathEnding | None:
    """The row that ended this path, or None."""
    rows = SelfHarmPathEnding.objects.within_reach_of(by).select_related("recorded_by")
    return rows.filter(path=path).first()


def was_taken(path, by) -> bool:
    """Whether somebody other than the writer took a call about this child since the path was opened."""
    return bool(
        by.ask(
            """select 1 from urgency_urgency u where u.child_id = any (%(ids)s) and u.taken_at is not null
                and u.taken_by_id is distinct from %(writer)s
                and (u.ended_at is null or u.ended_at >= %(at)s) limit 1""",
            ids=list(merge_groups.ids_of(path.child_id, by)),
            writer=path.recorded_by_id,
            at=path.recorded_at,
        )
    )


def paths_of(child_id, by):
    """The paths of this child in all records of it within reach, the latest first."""
    ids = merge_groups.ids_of(child_id, by)
    return SelfHarmPath.objects.within_reach_of(by).filter(child_id__in=ids).order_by("-recorded_at")


def running_paths_of(child_id, by):
    """The paths of this child that run, the latest first."""
    return paths_of(child_id, by).filter(ending=None)


def running_path_ids(by, child_ids) -> dict[UUID, UUID]:
    """Child to a path of it that runs, before any is looked at."""
    return dict(
        by.ask(
            f"""select p.child_id, p.id from self_harm_selfharmpath p
            where p.child_id = any (%(ids)s) and {reach_sql(by, "p.")} and not exists (
                select from self_harm_selfharmpathending e where e.path_id = p.id)""",
            ids=list(child_ids),
        )
    )


def names_shown(name, shown, children, by) -> dict[UUID, str]:
    """The names of the children whom this list shows, after the look at it is on the trail."""
    note_shown(name, shown, children, by=by)
    with by.speaking():
        rows = Identity.objects.within_reach_of(by).filter(child_id__in=children)
        return {one.child_id: one.full_name() for one in rows}
