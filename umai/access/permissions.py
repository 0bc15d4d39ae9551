"""Whether somebody may do something: by the role (`policy`), and by what is within reach."""

from django.utils.translation import gettext as _

from umai.access.policy.roles import WATCHERS
from umai.access.policy.table import READ_WHEN_OPENED, READING_ACTS, ROLES_OF_ACT
from umai.access.reach import is_within_reach
from umai.refusal import NotPermitted


def may_do(by, act, record=None):
    """Whether `require_right` would pass, to show a button or not."""
    if is_read_when_opened(by, act, record):
        return True
    return is_in_duties(by, act) and (
        record is None or is_within_reach(by, record, reading=act in READING_ACTS)
    )


def is_in_duties(by, act):
    """Whether this worker's role may do this act at all."""
    return by.reach is not None and by.role in ROLES_OF_ACT[act]


def is_read_when_opened(by, act, record):
    """Whether who watches reads this record because its file is open for them; never a list or a menu."""
    if by.reach is None or act not in READ_WHEN_OPENED or by.role not in WATCHERS:
        return False
    child = getattr(record, "child_id", None)
    return child is not None and child in by.reach.emergency and child not in by.reach.walled


def require_right(by, act, record=None):
    """Refuse when this worker may not do this act to this record."""
    if is_read_when_opened(by, act, record):
        return
    if not is_in_duties(by, act):
        raise NotPermitted(
            _("This step is not part of your duties. Nothing was changed. Ask the head of your department."),
            act=act,
            record=record,
        )
    if record is not None and not is_within_reach(by, record, reading=act in READING_ACTS):
        raise NotPermitted(
            _("This is kept by another office. Nothing was changed. Ask that office, or your department."),
            act=act,
            record=record,
        )
