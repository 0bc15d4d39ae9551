"""The last day of the certificate of the site's own address, asked as a browser asks for it."""

import os
import socket
import ssl
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from cryptography import x509

from umai.machine.doctor.finding import GOOD, NOTE, WRONG, DoctorFinding, finding_in_words
from umai.machine.doctor.finding import said as _
from umai.machine.installation import Installation

PATIENCE = 2.0  # seconds
KEPT_SECONDS = 600  # for which an answer is used again
SOON, LATE = timedelta(days=30), timedelta(days=10)
ABOUT = _("certificate")
RENEW = _("Renew it, and look why it was not renewed by itself: after that day no browser opens the site.")

answers: dict[str, tuple[float, datetime | None]] = {}  # a host, to when it was asked and what it said


def host_of(environment: Mapping[str, str] = os.environ) -> str:
    """The first host of UMAI_HOSTS, under which people open the site; "" where none is named."""
    return next(filter(None, environment.get("UMAI_HOSTS", "").split(",")), "")


def ask_last_instant(host: str, port: int = 443) -> datetime | None:
    """The instant until which the certificate of this host holds; None where it could not be asked.

    Nothing is sent there and nobody is trusted, so a certificate that is over is read too.
    """
    careless = ssl.create_default_context()
    careless.check_hostname, careless.verify_mode = False, ssl.CERT_NONE
    try:
        with (
            socket.create_connection((host, port), timeout=PATIENCE) as line,
            careless.wrap_socket(line, server_hostname=host) as secure,
        ):
            presented = secure.getpeercert(binary_form=True)
    except (OSError, UnicodeError):
        return None
    return x509.load_der_x509_certificate(presented).not_valid_after_utc if presented else None


def last_instant(host: str) -> datetime | None:
    """The same, asked anew every ten minutes at most: a page must not wait for a network."""
    asked_at, said = answers.get(host, (None, None))
    if asked_at is None or time.monotonic() - asked_at > KEPT_SECONDS:
        said = ask_last_instant(host)
        answers[host] = (time.monotonic(), said)
    return said


def finding(place: Installation, *, now: datetime | None = None) -> DoctorFinding:
    """What is known of the certificate; in a rehearsal there is none."""
    now, host = now or datetime.now(UTC), host_of()
    if place.rehearsal:
        return finding_in_words(ABOUT, GOOD, _("A rehearsal needs none: it is open on this machine alone."))
    if not host:
        mend = _("Name the site in UMAI_HOSTS, and open it in a browser to read the day.")
        return finding_in_words(ABOUT, NOTE, _("Its last day is not known: no address is named."), mend)
    until = last_instant(host)
    if until is None:
        says = _("Its last day is not known: %(host)s did not answer this machine.")
        mend = _("Open the site in a browser elsewhere, and read the last day there.")
        return finding_in_words(ABOUT, NOTE, says, mend, host=host)
    state = WRONG if until - now <= LATE else NOTE if until - now <= SOON else GOOD
    says = _("The certificate of %(host)s holds until %(when)s.")
    return finding_in_words(ABOUT, state, says, "" if state == GOOD else RENEW, host=host, when=until)
