"""What may be done with a request about staff: agree as another person, or not, and show the code once."""

from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.requirements import AlreadyAnswered, NeedsAnotherPerson, raise_refusals, require_text
from umai.machine.cluster.functions import fetch_value
from umai.offices.accounts import accounts_of
from umai.offices.requests.models import StaffAnswer, StaffRequest, StaffRequestKind
from umai.staff.codes import make_code
from umai.staff.models import Account


def ask(kind, **what):
    """Write a request; called inside an act. The database says whether one person is enough (`alone`)."""
    asked = StaffRequest.objects.create(kind=kind, **what)
    asked.refresh_from_db()
    return asked


@act("offices.agree_staff")
def agree_to_request(request, *, by):
    """Agree to a code or a post, as another person; a post is given with it. Answers the answer.

    Raises `NeedsAnotherPerson`, `AlreadyAnswered`.
    """
    require_second_person(request, by)
    twice = {"request_id": already_answered(), "one_term_a_day": has_post_meanwhile()}
    with raise_refusals(twice):
        return StaffAnswer.objects.create(request=request, agreed=True)


@act("offices.refuse_staff")
def refuse_request(request, *, by, words):
    """Do not agree, and say why: nothing is given. Raises `Incomplete`, and as `agree_to_request`."""
    require_second_person(request, by)
    require_text(words, _("Write why you do not agree. Nothing was saved."))
    with raise_refusals({"request_id": already_answered()}):
        return StaffAnswer.objects.create(request=request, agreed=False, reason=words.strip())


@act("offices.show_code")
def show_code(request, *, by):
    """Give the code to which another person agreed, once, to whoever asked; answers the account with it.

    Raises `NeedsAnotherPerson` before that, `AlreadyAnswered` when it was shown.
    """
    if request.kind != StaffRequestKind.CODE or request.recorded_by_id != by.pk:
        raise NeedsAnotherPerson(_("Only whoever asked for the code can have it shown."))
    return give_asked_code(request)


def give_asked_code(request):
    """The account with the code of this request. Called inside an act."""
    (account,) = (one for one in accounts_of([request.worker_id]) if one.id == request.account_id)
    refusals = {
        "code_by_two": NeedsAnotherPerson(_("Another person has to agree first. No code was given.")),
        "request_id": AlreadyAnswered(_("This code was shown already. Ask for a new one if it was lost.")),
    }
    with raise_refusals(refusals):
        return with_new_code(
            Account(pk=account.id, username=account.username, worker_id=account.worker_id), request.pk
        )


def with_new_code(account, asked=None):
    """The account with a new one-time code, which is shown only now; the database keeps its hash."""
    code, hashed = make_code()
    fetch_value("select offices_give_code(%s, %s, %s)", [account.pk, hashed, asked])
    account.set_unusable_password()  # of this object alone, which nobody saves
    account.one_time_code = code
    return account


def require_second_person(request, by):
    """Raise unless this worker may be the second person of this request, and nobody answered yet."""
    if StaffAnswer.objects.filter(request=request).exists():
        raise already_answered()
    if not fetch_value("select offices_may_agree(%s)", [request.pk]):
        raise NeedsAnotherPerson(
            _(
                "You cannot be the second person here: not who asked, not who gains by it, and nobody above"
                " or below who asked. Nothing was changed."
            )
        )


def already_answered():
    return AlreadyAnswered(_("Another person has answered this already. That answer stands."))


def has_post_meanwhile():
    return AlreadyAnswered(_("This person has another post in these days by now. Nothing was changed."))
