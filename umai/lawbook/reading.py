"""Which files were put in force by whom, which lie ready, and by which this page goes."""

from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from umai.design.guidance import guidance_steps, source_of
from umai.law.checks.check import LawCheck, check_edition, faults_as_bad_law, usable_edition
from umai.law.checks.differences import EditionDifference, difference_of
from umai.law.editions.edition import SHIPPED, BadLaw, LawEdition, edition_in_use, read_files
from umai.lawbook.models import LawAnswer, LawProposal


def agreed_answers():
    """What two persons put in force, the newest first."""
    rows = LawAnswer.objects.filter(agreed=True).order_by("-begins_at", "-recorded_at")
    return rows.select_related("proposal__recorded_by", "recorded_by")


class EditionState(NamedTuple):
    """The edition by which a page is drawn: its digest, who put it in force, and whether another has begun.

    `answer` is None for the law as it comes with Umai. `behind`: what two persons put in force last is
    another one, which begins in these seconds or cannot be read by this version.
    """

    digest: str
    answer: LawAnswer | None
    behind: bool


def edition_state() -> EditionState:
    """What this page goes by, which is never said of another edition than the one that it shows."""
    digest = edition_in_use().digest
    begun = list(agreed_answers().filter(begins_at__lte=timezone.now()).defer("proposal__files"))
    answer = next((one for one in begun if one.proposal.digest == digest), None)
    last = begun[0].proposal.digest if begun else SHIPPED.digest
    return EditionState(digest, answer, last != digest)


def digest_agreed_last() -> str:
    """The digest of the files that were agreed to last, whether they have begun or not."""
    last = agreed_answers().first()
    return last.proposal.digest if last else SHIPPED.digest


def newest_readable(answers) -> LawEdition:
    """The newest edition of these that this version can read, as every process does; else the shipped law."""
    found = (usable_edition(one.proposal.files, with_cases=True) for one in answers[:10])
    return next((one for one in found if one is not None), SHIPPED)


def waiting_proposal() -> LawProposal | None:
    """The newest proposal, where nobody answered it; an older one cannot be put in force any more."""
    newest = LawProposal.objects.select_related("recorded_by").order_by("-recorded_at").first()
    return None if newest is None or LawAnswer.objects.filter(proposal=newest).exists() else newest


class FolderState(NamedTuple):
    """What lies in UMAI_HOME/law: the edition, its check and its difference, or why it cannot be used."""

    folder: Path
    problem: str = ""
    check: LawCheck | None = None
    difference: EditionDifference | None = None
    same: bool = False

    @property
    def to_propose(self) -> LawEdition | None:
        """The edition that may be proposed; None where there is none, or nothing new in it."""
        return self.check.edition if self.check and self.check.is_good and not self.same else None


def folder_state() -> FolderState:
    """Read and check what lies in UMAI_HOME/law on this machine, compared with what was agreed to last."""
    folder = settings.MACHINE.home / "law"
    last = digest_agreed_last()
    if not folder.is_dir():
        return FolderState(folder, same=last == SHIPPED.digest)
    try:
        edition = LawEdition(read_files(folder))
        check, difference = check_edition(edition), difference_of(newest_readable(agreed_answers()), edition)
    except BadLaw as fault:
        return FolderState(folder, problem=str(fault))
    return FolderState(folder, "", check, difference, edition.digest == last)


def proposed_difference(proposal: LawProposal) -> EditionDifference | None:
    """In what a proposal differs from what was agreed to before it; None where its files cannot be read."""
    before = agreed_answers().filter(recorded_at__lt=proposal.recorded_at)
    try:
        with faults_as_bad_law():
            return difference_of(newest_readable(before), LawEdition(proposal.files))
    except BadLaw:
        return None


class TextRow(NamedTuple):
    """A text of guidance before and afterwards, "" for none; `shown`: a page shows a text of this name."""

    path: str
    before: str
    after: str
    shown: bool


def text_rows(difference: EditionDifference | None) -> list[TextRow]:
    """The texts of guidance in which two editions differ; before the first change stands the shipped one."""
    steps = guidance_steps()
    return [
        TextRow(path, before or source_of(path), after or source_of(path), step_of(path) in steps)
        for path, before, after in (difference.guidance if difference else ())
    ]


def step_of(path: str) -> tuple[str, str]:
    """The room and the step of guidance/ROOM/STEP.LANGUAGE.md."""
    _folder, room, name = path.split("/")
    return room, name.split(".")[0]
