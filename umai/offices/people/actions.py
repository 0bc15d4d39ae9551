"""The acts on staff: appoint, end a term, give an account."""

from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.requirements import NeedsAnotherPerson, raise_refusals
from umai.access.sessions import end_sessions_of
from umai.machine.cluster.functions import fetch_value
from umai.offices.people.posts import posts_at
from umai.offices.requests.actions import ask, with_new_code
from umai.offices.requests.models import StaffRequestKind
from umai.offices.staff import require_own_office, today
from umai.refusal import NotPermitted, Refusal
from umai.staff.codes import USERNAME
from umai.staff.models import Account, Term, Worker


class AlreadyHasPost(Refusal):
    """The person holds a post in these days: one person holds one post on any day."""


class WorkerPinTaken(Refusal):
    """A worker with this PIN exists already: each person has one row."""


class TermOver(Refusal):
    """The term is over already, or the day lies in the past."""


class UsernameTaken(Refusal):
    """Another account has this sign-in name."""


@act("offices.appoint")
def appoint_worker(
    office,
    *,
    by,
    role,
    from_on,
    worker=None,
    names=None,
    pin="",
    dwelling="",
    superior=None,
    to_on=None,
    reason="",
):
    """Give somebody a post at this office from a day on; answers the term.

    For somebody who can sign in already it is only asked for: another person agrees, and the answer is a
    `StaffRequest`.

    `worker` is an existing person; without it a new one is made from `names` (surname, given,
    patronymic), `pin` and `dwelling`. The first and the last day are inclusive. Raises
    `AlreadyHasPost` when the person holds a post in these days, `WorkerPinTaken` when a new person's
    PIN belongs to somebody.
    """
    require_own_office(by, office)
    if role not in posts_at(office, given_by=by.role):
        raise NotPermitted(_("You cannot give this post at this office. Nothing was changed."))
    if worker is not None and worker.pk == by.pk:
        raise NotPermitted(_("Nobody gives a post to themselves. Nothing was changed."))
    if worker is None:
        worker = _insert_worker(names, pin, dwelling)
    has_post = AlreadyHasPost(
        _("This person holds a post in these days. Nothing was changed. End that post first.")
    )
    post = {"worker": worker, "office": office, "role": role, "superior": superior}
    post |= {"from_on": from_on, "to_on": to_on}
    overlapping = Term.objects.filter(Q(to_on=None) | Q(to_on__gte=from_on), worker=worker)
    if (overlapping.filter(from_on__lte=to_on) if to_on else overlapping).exists():
        raise has_post
    with raise_refusals({"one_term_a_day": has_post}):
        try:
            with raise_refusals({"post_by_two": NeedsAnotherPerson("")}):
                return Term.objects.create(**post)
        except NeedsAnotherPerson:
            asked = ask(StaffRequestKind.POST, reason=reason, **post)
            return Term.objects.create(request_id=asked.pk, **post) if asked.alone else asked


def _insert_worker(names, pin, dwelling):
    """Insert a person, with PIN and dwelling, which the web role does not read."""
    known = WorkerPinTaken(
        _(
            "A worker with this PIN is known already. Nothing was changed. "
            "Choose the person from the list, or ask the administrator."
        )
    )
    person = [names["surname"], names["given"], names.get("patronymic", ""), pin or "", dwelling]
    with raise_refusals({"one_worker_per_pin": known}), connection.cursor() as cursor:
        cursor.execute("select offices_add_worker(%s, %s, %s, %s, %s)", person)
        return Worker.objects.get(pk=cursor.fetchone()[0])


@act("offices.end_term")
def end_term(term, *, by, to_on=None):
    """End a term with the day `to_on`, inclusive; without a day at once, with all open sessions.

    Raises `TermOver` when it is over already or the day lies in the past.
    """
    require_own_office(by, term.office)
    if term.worker_id == by.pk:
        raise NotPermitted(_("Nobody ends their own post. Nothing was changed. Ask the administrator."))
    if term.role not in posts_at(term.office, given_by=by.role):
        raise NotPermitted(
            _("This office is not one of yours. Nothing was changed. Ask its head or the administrator.")
        )
    now, at_once = timezone.now(), to_on is None
    last = max(today(), term.from_on) if at_once else to_on
    if last < max(today(), term.from_on):
        raise TermOver(_("Choose today or a later day within the term. Nothing was changed."))
    still = Term.objects.select_for_update().get(pk=term.pk)
    if still.ended_at is not None or (still.to_on is not None and still.to_on < today()):
        raise TermOver(_("This term is over already. Nothing was changed."))
    still.to_on = last
    still.ended_at = now if at_once else None
    later = TermOver(_("A last day is not put off. Nothing was changed. Give the person another post."))
    with raise_refusals({"post_only_ends": later}):
        still.save(update_fields=["to_on", "ended_at"])
    if at_once:
        end_sessions_of(term.worker_id)
    return still


@act("offices.give_account")
def give_account(worker, *, by, username, reason=""):
    """Make an account, or open an existing one again; answers it with its one-time code.

    For an account that somebody signs in with, the code is only asked for: another person agrees, and the
    answer is a `StaffRequest`.

    The code is handed over in person, is good for 24 hours and is shown only now. Using it sets a new
    password and ends every second factor of the account. Raises `UsernameTaken`.
    """
    username = username.strip().lower()
    if worker.pk == by.pk:
        raise NotPermitted(_("Nobody gives an account to themselves. Ask another administrator."))
    if not USERNAME.fullmatch(username):
        raise UsernameTaken(
            _("A sign-in name begins with a Latin letter and has 3 to 60 letters, digits, dots or hyphens.")
        )
    pk = fetch_value("select offices_account_of(%s, %s)", [worker.pk, username])
    if pk is None:
        raise UsernameTaken(_("This sign-in name is taken. Nothing was changed. Choose another one."))
    account = Account(pk=pk, username=username, worker_id=worker.pk)
    try:
        with raise_refusals({"code_by_two": NeedsAnotherPerson("")}):
            return with_new_code(account)
    except NeedsAnotherPerson:
        # Where one person is enough, the code is shown in the next step.
        return ask(StaffRequestKind.CODE, worker=worker, account_id=account.pk, reason=reason)
