"""A case of a child of Aigul's municipality, and its assessment, empty and with every part written."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from umai.assessment import actions
from umai.assessment.models import Domain
from umai.intake.cases.actions import open_case
from umai.register.child.actions import add_child

WORDS = "Спокойна, ест хорошо."


@pytest.fixture
def child(aigul):
    identity = {"surname": "Асанов", "given": "Нурбек"}
    return add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)


def case_known_since(child, by, days):
    return open_case(
        child,
        by=by,
        id=uuid.uuid4(),
        concern="left_behind",
        channel="school",
        words="Alone.",
        received_at=timezone.now() - timedelta(days=days),
        discovered_at=None,
    )


@pytest.fixture
def case(child, aigul):
    return case_known_since(child, aigul, 3)


@pytest.fixture
def assessment(case, aigul):
    return actions.begin_assessment(case, by=aigul)


def write_all(assessment, by):
    """Write every part that has to be there."""
    with by.speaking():
        for domain in Domain.values:
            actions.record_finding(assessment, by=by, domain=domain, worry="none", words=WORDS)
        actions.record_view(assessment, by=by, hearing="alone", words="I miss my mother.")


@pytest.fixture
def written_out(assessment, aigul):
    write_all(assessment, aigul)
    return assessment


def last_entry():
    """Act and outcome of the last entry on the trail."""
    from umai.trail.models import Entry

    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()
