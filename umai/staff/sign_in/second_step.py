"""Limits on wrong codes after the right password, and what the holder of the account is told of them.

Who has the password and types wrong codes must not shut out the holder. So wrong codes are counted for
one place: a browser in which this account once signed in with both factors, known by a cookie, or else
the hidden address. Five of one place in fifteen minutes make it wait. Besides, all places that are not
known have 20 wrong codes a day together, and a known browser 30 of its own, which nobody else can use up.

A code has six digits and three are good at a time: 20 tries a day find one with a chance of 0.006 %, and
with a half chance after 30 years. Passkeys cannot be guessed and are not counted. A new password begins
with no wrong codes.
"""

import hmac
import secrets
from datetime import date, timedelta

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from umai.design.days import moment_in_words
from umai.staff.sign_in.guess_limits import hidden_address
from umai.staff.sign_in.models import Account, WrongCode

TRIES, WITHIN = 5, timedelta(minutes=15)  # of one place, after which it waits
OF_KNOWN_BROWSER, OF_OTHER_PLACES, A_DAY = 30, 20, timedelta(days=1)
COOKIE, KNOWN_FOR, MOST_ACCOUNTS = "umai_known", timedelta(days=180), 8
OWN = "second_step_own"  # the key, in the sign-in session, of the wrong codes that were typed in it
WAIT = _("Too many wrong codes. Wait a quarter of an hour and try again.")
NO_MORE_TODAY = _(
    "Too many wrong codes were typed for this account today. Sign in with a passkey, or in a browser in which"
    " you signed in before, or ask the administrator for a new one-time code."
)


def require_tries_left(request, account):
    """Refuse a code where too many wrong ones were typed; parallel tries of one account wait for each other.

    Raises `ValidationError`.
    """
    Account.objects.select_for_update().only("pk").get(pk=account.pk)
    place, known = place_of(request, account)
    now = timezone.now()
    here = Q(place=place)
    counted = here if known else Q(known_browser=False)
    tried = WrongCode.objects.filter(
        account=account, password=password_mark(account), at__gt=now - A_DAY
    ).aggregate(lately=Count("pk", filter=here & Q(at__gt=now - WITHIN)), day=Count("pk", filter=counted))
    if tried["lately"] >= TRIES:
        raise ValidationError(WAIT, code="too_many_login_attempts")
    if tried["day"] >= (OF_KNOWN_BROWSER if known else OF_OTHER_PLACES):
        raise ValidationError(NO_MORE_TODAY, code="too_many_login_attempts")


def note_wrong_code(request, account):
    """Count a wrong code, and remember in the session that it was typed there."""
    place, known = place_of(request, account)
    one = WrongCode.objects.create(
        account=account, place=place, known_browser=known, password=password_mark(account), at=timezone.now()
    )
    request.session[OWN] = [*request.session.get(OWN, []), one.pk]


def place_of(request, account) -> tuple[bytes, bool]:
    """The mark of the place from which somebody tries, and whether it is a known browser of the account."""
    browser = known_browser(request, account)
    return mark("place", browser or hidden_address(request)), bool(browser)


def known_browser(request, account) -> str:
    """The id of this browser where the account once signed in in it with both factors, else ""."""
    for token in request.COOKIES.get(COOKIE, "").split(":")[:MOST_ACCOUNTS]:
        browser, _dot, rest = token.partition(".")
        day = rest.partition(".")[0]
        if hmac.compare_digest(token.encode(), token_of(account, browser, day).encode()):
            since = date.fromordinal(int(day))
            return browser if timezone.localdate() < since + KNOWN_FOR else ""
    return ""


def remember_browser(request, response, account):
    """Have the browser keep a cookie by which it is known for this account; it names nobody."""
    browser = known_browser(request, account)
    tokens = [one for one in request.COOKIES.get(COOKIE, "").split(":") if one and not belongs(one, browser)]
    fresh = token_of(account, browser or secrets.token_hex(16), str(timezone.localdate().toordinal()))
    response.set_cookie(
        COOKIE,
        ":".join([fresh, *tokens][:MOST_ACCOUNTS]),
        max_age=KNOWN_FOR,
        path="/account/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def belongs(token, browser) -> bool:
    return bool(browser) and token.startswith(f"{browser}.")


def token_of(account, browser, day) -> str:
    """What the cookie holds: a random id, the day, and a keyed hash, worth nothing with a new password."""
    return f"{browser}.{day}.{mark('browser', f'{account.pk}|{account.password}|{browser}|{day}').hex()}"


def password_mark(account) -> bytes:
    """By which the wrong codes after an earlier password are told from those after this one."""
    return mark("password", f"{account.pk}|{account.password}")


def mark(kind, text) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"second-step:{kind}:{text}".encode(), "sha256")[:16]


def tell_holder(request, account):
    """Tell whoever signed in with both factors, once, of wrong codes that this session did not type."""
    untold = WrongCode.objects.filter(account=account, told_at=None)
    others = untold.exclude(pk__in=request.session.pop(OWN, [])).aggregate(n=Count("pk"), last=Max("at"))
    if others["n"]:
        sentence = ngettext(
            "%(n)s wrong code was typed after your right password, on %(last)s. If that was not you, somebody"
            " knows your password: change it in My account.",
            "%(n)s wrong codes were typed after your right password, the last one on %(last)s. If that was"
            " not you, somebody knows your password: change it in My account.",
            others["n"],
        )
        messages.warning(request, sentence % {"n": others["n"], "last": moment_in_words(others["last"])})
    untold.update(told_at=timezone.now())


def wrong_codes_of(account) -> dict:
    """How many wrong codes were typed after the password in the last 90 days, and when the last was."""
    return WrongCode.objects.filter(account=account).aggregate(n=Count("pk"), last=Max("at"))
