"""The checks of a running system, each a sentence and what to do: one list for page, doctor and mail."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from umai.machine.doctor.finding import GOOD, NOTE, WRONG, DoctorFinding, finding_in_words
from umai.machine.doctor.finding import said as _
from umai.machine.doctor.state import backups, certificate, log, slow
from umai.machine.doctor.state.counts import (
    Ask,
    SentOfDay,
    StateCounts,
    read_counts,
    read_sent,
    read_signed_texts,
)
from umai.machine.doctor.state.metrics import PageTimes
from umai.machine.installation import Installation
from umai.machine.translations import count_unreviewed

LEAST_FREE_BYTES = 2_000_000_000  # bytes; a full disk stops the database in the middle of a day
SILENT_SECONDS = 60  # seconds without a sign of life until a worker counts as gone
LONGEST_WAIT_MINUTES = 10  # that a job may wait before somebody looks
FEWEST_PLACES = 2  # of heads of the trail, so that one that is lost or lies leaves another
MANY_TRIES = 100  # wrong passwords and codes in a day, above which somebody may be guessing
CALLS_WAIT = _("urgent calls that wait")
WAYS = {"sms": _("urgent calls by sms"), "email": _("urgent calls by email")}
LANGUAGES = {"ky": _("texts in Kyrgyz"), "ru": _("texts in Russian"), "uz_Cyrl": _("texts in Uzbek")}
HOW_HEADS = _("UMAI_ANCHORS names places: docs/how-to/install.md, Heads of the trail elsewhere.")
HOW_SENDING = _("docs/how-to/sms-gateway.md says how a way is set up and tried.")


def findings(place: Installation, ask: Ask, times: list[PageTimes] | None) -> list[DoctorFinding]:
    """Every check of a system that runs; `times`: what the server of the pages measured.

    Raises what `ask` raises.
    """
    return [*of_database(place, ask), *of_machine(place, times)]


def of_database(place: Installation, ask: Ask, *, was_up: bool = True) -> Iterator[DoctorFinding]:
    """The checks of a system whose database answers.

    `was_up`: whether the system ran before the check, so that a part that is not there is wrong.
    """
    counts = read_counts(ask)
    yield from backups.findings(place, backups.read_backups(place))
    yield from log.findings(place, ask)
    yield check_worker(counts, was_up=was_up)
    yield check_jobs(counts)
    yield from check_sending(place, read_sent(ask))
    yield from check_waiting_calls(counts)
    yield from check_heads(place, counts)
    yield check_sign_in(counts)
    yield from check_texts(read_signed_texts(ask))


def of_machine(place: Installation, times: list[PageTimes] | None) -> Iterator[DoctorFinding]:
    """The checks that need no database."""
    yield check_disk(place.home)
    yield certificate.finding(place)
    yield slow.finding(times)


def check_disk(home: Path) -> DoctorFinding:
    here = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(here).free
    says = _("Free: %(free)s GB of the disk on which the data of Umai lie.")
    bad = free < LEAST_FREE_BYTES
    mend = _(
        "Make room before it is full: the database stops on a full disk. At least %(least)s GB are needed."
    )
    values = {"free": free // 10**9, "least": LEAST_FREE_BYTES // 10**9}
    return finding_in_words(_("disk"), WRONG if bad else GOOD, says, mend if bad else "", **values)


def check_worker(counts: StateCounts, *, was_up: bool = True) -> DoctorFinding:
    """Whether a worker gave a sign of life lately; without one no deadline is watched."""
    silent = counts.worker_silent
    if silent is None or silent > SILENT_SECONDS:
        mend = _("Start umai worker: without it no deadline is watched and no call goes out.")
        says = _("No background worker is running.")
        return finding_in_words(_("worker"), WRONG if was_up else NOTE, says, mend)
    says = _("The background worker gave a sign of life; seconds ago: %(seconds)s.")
    return finding_in_words(_("worker"), GOOD, says, seconds=silent)


def check_jobs(counts: StateCounts) -> DoctorFinding:
    """What waits in the queue, since when, and what failed in a day."""
    about = _("jobs")
    values: dict[str, Any] = {"waiting": counts.jobs_waiting, "failed": counts.jobs_failed}
    if counts.oldest_job is None:
        says = _("No job waits. Failed in the last day: %(failed)s.")
    else:
        says = _(
            "Jobs that wait: %(waiting)s, the oldest since %(when)s. Failed in the last day: %(failed)s."
        )
        values["when"] = counts.oldest_job
    if counts.oldest_wait_minutes() >= LONGEST_WAIT_MINUTES:
        mend = _("Look whether the background worker runs and what its log says: work is piling up.")
        return finding_in_words(about, WRONG, says, mend, **values)
    if counts.jobs_failed:
        mend = _("The log of the background worker says which failed and why; most are tried again.")
        return finding_in_words(about, NOTE, says, mend, **values)
    return finding_in_words(about, GOOD, says, **values)


def check_sending(place: Installation, sent: list[SentOfDay]) -> Iterator[DoctorFinding]:
    """How sending went in the last day, for each way by which something was to be sent.

    Where something had no way to go and nothing went, that is wrong too; in a rehearsal nobody is called.
    """
    for one in sent:
        if one.way not in WAYS:
            continue  # the screen: nothing is sent there
        bad = not one.sent and (one.failed or (one.no_way and not place.rehearsal))
        says = _(
            "In the last day sent: %(sent)s, tries that failed: %(failed)s, without a way to go: %(no_way)s."
        )
        if one.reason and (one.failed or one.no_way):
            says = _(
                "In the last day sent: %(sent)s, tries that failed: %(failed)s, without a way to go:"
                " %(no_way)s (last: %(reason)s)."
            )
        state = WRONG if bad else NOTE if one.failed or one.no_way else GOOD
        mend = HOW_SENDING if state != GOOD else ""
        yield finding_in_words(WAYS[one.way], state, says, mend, **one._asdict())


def check_waiting_calls(counts: StateCounts) -> Iterator[DoctorFinding]:
    """Urgent calls that nobody took for an hour."""
    if counts.calls_waiting:
        says = _("Calls that nobody took for more than an hour: %(n)s.")
        mend = _("Telephone the departments at once: their page “Urgent calls” shows what waits.")
        yield finding_in_words(CALLS_WAIT, WRONG, says, mend, n=counts.calls_waiting)


def check_heads(place: Installation, counts: StateCounts) -> Iterator[DoctorFinding]:
    """When the newest head of the trail was signed, in how many places elsewhere it lies, and what waits."""
    about = _("heads of the trail")
    values: dict[str, Any] = {
        "signed": counts.head_signed_at,
        "n": counts.places_fresh,
        "kept": counts.head_kept_at,
    }
    if counts.head_signed_at is None:
        says = _("No head of the trail was signed yet, and none lies elsewhere.")
    elif counts.places_fresh:
        says = _("The newest head was signed on %(signed)s. Places elsewhere that have it: %(n)s.")
    elif counts.head_kept_at:
        says = _(
            "The newest head was signed on %(signed)s, and lies in no place elsewhere; the last one was kept"
            " there on %(kept)s. Who owns this machine can rewrite what came after."
        )
    else:
        says = _(
            "The newest head was signed on %(signed)s, and none was ever kept elsewhere: who owns this"
            " machine can rewrite all."
        )
    if counts.places_fresh >= FEWEST_PLACES:
        yield finding_in_words(about, GOOD, says, **values)
    elif counts.places_fresh or place.rehearsal:
        yield finding_in_words(about, NOTE, says, HOW_HEADS, **values)
    else:
        mend = _(
            "Until a head lies elsewhere, nothing is joined, closed, exported or deleted. UMAI_ANCHORS names"
            " places: docs/how-to/install.md, Heads of the trail elsewhere."
        )
        yield finding_in_words(about, WRONG, says, mend, **values)
    if counts.places_failing:
        says = _("Places of heads where writing failed in the last day: %(n)s.")
        mend = _("umai doctor names each place and why it fails.")
        yield finding_in_words(_("places of heads"), WRONG, says, mend, n=counts.places_failing)
    if counts.entries_waiting:
        says = _("Entries of the trail that wait too long for a signed head: %(n)s.")
        mend = _("Look whether the background worker runs: it signs heads every ten seconds.")
        yield finding_in_words(_("trail"), WRONG, says, mend, n=counts.entries_waiting)


def check_sign_in(counts: StateCounts) -> DoctorFinding:
    """How many sign-ins failed in a day. Numbers only: nobody's name, and no address."""
    says = _(
        "In the last day wrong passwords that no right one followed: %(passwords)s; wrong codes after a right"
        " password: %(codes)s."
    )
    values: dict[str, Any] = {"passwords": counts.wrong_passwords, "codes": counts.wrong_codes}
    if sum(values.values()) >= MANY_TRIES:
        mend = _(
            "Somebody may be guessing passwords. Umai slows them by itself; ask the auditor to look who, and"
            " whoever answers for the network to stop it."
        )
        return finding_in_words(_("sign-in"), WRONG, says, mend, **values)
    return finding_in_words(_("sign-in"), GOOD, says, **values)


def check_texts(signed: set[tuple[str, str]]) -> Iterator[DoctorFinding]:
    """Texts that no native speaker reviewed, in each language; `signed` are those that an editor signed."""
    for language, (fresh, total) in sorted(count_unreviewed(signed=signed).items()):
        says = _("Texts that no native speaker reviewed: %(fresh)s of %(total)s.")
        mend = (
            _(
                "Have a native editor read the page “Texts seen most” and sign them there or on paper."
                " docs/how-to/add-a-language.md says how any other text is reviewed."
            )
            if fresh
            else ""
        )
        about = LANGUAGES.get(language, language)
        yield finding_in_words(about, NOTE if fresh else GOOD, says, mend, fresh=fresh, total=total)
