"""A mother asks what is kept and gets the paper, agrees and takes it back, disputes a fact; the file is erased."""

import uuid
from datetime import date, timedelta

import pytest

from tests.journeys.walks import id_in, on_both_screens
from umai.documents.tests.text_of_pdf import text_of
from umai.guardianship.tests.conftest import adult_of, register
from umai.law.terms.clock import today
from umai.register.child.actions import link_adult, record_fact
from umai.register.models import Address, Adult, Identity
from umai.rights.models import ConsentWithdrawal, DisputeAnswer, Erasure, HandedOver
from umai.trail.jobs import sequence_entries
from umai.trail.verification import find_faults

SISTER, STREET = "Бегимай", "Манас көчөсү, 5091374826"


@pytest.fixture
def child(aigul):
    child, sister = register(aigul), register(aigul, given=SISTER, birth_date=date(2012, 1, 1))
    kin = adult_of(child, aigul, "mother", "Гүлнара")
    link_adult(sister, by=aigul, adult=Adult(pk=kin.adult_id), relation="mother")
    record_fact(child, by=aigul, model=Address, words=STREET, kind="actual")
    return child


def paper_for_the_mother(aigul, erlan, child, language):
    """She asks, another person judges, and what she takes home names no street and no other child."""
    aigul.go(f"/children/{child.pk}/").follow("/rights/")
    aigul.follow("/rights/extract/")
    mother = aigul.page.locator("main [name=adult_id] option").nth(1).get_attribute("value")
    words = {"ground": "Туулгандыгы тууралуу күбөлүк.", "shown": "Паспорт, номери 1234567."}
    aigul.write(asker="parent", adult_id=mother, subject="child", asked_on=today(), **words)
    aigul.send("main form")
    asked = id_in(aigul.page, "extract")
    assert not aigul.count("main textarea")

    erlan.go(f"/rights/extract/{asked}/").follow("/refuse/")
    erlan.go(f"/rights/extract/{asked}/").write(words="Апасы жалгыз жашайт.")
    erlan.send("main form")
    assert not erlan.count("main textarea")

    aigul.go(f"/rights/extract/{asked}/")
    paper = aigul.printed(f"/rights/extract/{asked}/print/", language=language)
    text = " ".join(" ".join(text_of(paper)).split())
    assert "Нурбек" in text
    assert not [words for words in (SISTER, STREET, "5091374826", "Мамытов") if words in text]
    aigul.go(f"/rights/extract/{asked}/").follow("/handed-over/")
    aigul.write(to_whom="Апасы", handed_on=today())
    aigul.send("main form")
    assert HandedOver.objects.using("owner").get().to_whom == "Апасы"


def consent_and_its_end(aigul, child):
    aigul.go(f"/children/{child.pk}/rights/").follow("/rights/consent/")
    said = {"purpose": "photo", "to_whom": "Бөлүм", "assent": "yes", "words": "Түшүндүрүлдү."}
    aigul.write(until_on=today() + timedelta(days=30), **said)
    aigul.send("main form")
    aigul.follow("/withdraw/")
    aigul.write(who="Апасы")
    aigul.send("main form")
    assert ConsentWithdrawal.objects.using("owner").get().who == "Апасы"
    assert not aigul.count("main a[href$='/withdraw/']")


def dispute_and_its_answer(aigul, child):
    """The words stand on the file beside the fact, and stay there when it is decided."""
    aigul.go(f"/children/{child.pk}/rights/").follow("/rights/dispute/")
    about = aigul.page.locator("main [name=about] option").nth(1).get_attribute("value")
    words = "Баланын аты башкача жазылат."
    aigul.write(about=about, asker="parent", words=words, disputed_on=today())
    aigul.send("main form")
    assert words in aigul.go(f"/children/{child.pk}/").words()
    aigul.follow("main a[href*='/rights/dispute/']")
    aigul.write(outcome="kept", reason="Күбөлүктө ушундай жазылган.")
    aigul.send("main form")
    assert DisputeAnswer.objects.using("owner").get().outcome == "kept"
    assert words in aigul.go(f"/children/{child.pk}/").words()


def erasure_by_two(erlan, damira, child):
    erlan.go(f"/children/{child.pk}/rights/").follow("/rights/erasure/")
    erlan.write(words="Өзү сурады, эч кандай мыйзам сактабайт.")
    erlan.send("main form")
    proposed = id_in(erlan.page, "erasure")
    assert not erlan.count("main form")
    damira.go(f"/rights/erasure/{proposed}/").follow("/refuse/")
    damira.go(f"/rights/erasure/{proposed}/").send("main form")
    assert Erasure.objects.using("owner").get().proposal_id == uuid.UUID(proposed)
    assert Identity.objects.using("owner").get(child_id=child.pk).given == "—"
    assert "Нурбек" not in damira.go(f"/children/{child.pk}/").words()
    sequence_entries(using="owner")
    assert list(find_faults()) == []


@on_both_screens
def test_what_is_kept_is_told_disputed_and_erased(child, walks, language):
    aigul, erlan, damira = walks("aigul", at="/retention/"), walks("erlan"), walks("damira")
    paper_for_the_mother(aigul, erlan, child, language)
    consent_and_its_end(aigul, child)
    dispute_and_its_answer(aigul, child)
    erasure_by_two(erlan, damira, child)
