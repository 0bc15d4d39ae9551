"""A mother asks what is kept and gets the paper, agrees and takes it back, disputes a fact; the file is erased."""

import uuid
from datetime import date, timedelta

import pytest

from tests.journeys.walks import choose, fill_date, follow_link, id_in, press, sign_in
from umai.documents.tests.text_of_pdf import text_of
from umai.law.terms.clock import today
from umai.register.child.actions import add_adult, add_child, link_adult, record_fact
from umai.register.models import Address, Adult, Identity
from umai.rights.models import ConsentWithdrawal, DisputeAnswer, Erasure, HandedOver
from umai.trail.jobs import sequence_entries
from umai.trail.verification import find_faults

SISTER, STREET = "Бегимай", "Манас көчөсү, 5091374826"


@pytest.fixture
def child(aigul):
    def one(given, born):
        identity = {"surname": "Асанов", "given": given, "birth_date": born}
        return add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)

    child, sister = one("Нурбек", date(2015, 3, 2)), one(SISTER, date(2012, 1, 1))
    mother = {"surname": "Асанова", "given": "Гүлнара"}
    kin = add_adult(child, by=aigul, identity=mother, relation="mother")
    link_adult(sister, by=aigul, adult=Adult(pk=kin.adult_id), relation="mother")
    record_fact(child, by=aigul, model=Address, words=STREET, kind="actual")
    return child


@pytest.fixture
def person(open_page, accessible, enrolled, language, width):
    """`person("aigul")`: goes through the pages as one of the cast; every page is looked at."""

    class Person:
        def __init__(self, username):
            self.page = open_page(language, width)
            sign_in(self.page, username, enrolled(username))

        def go(self, address):
            self.page.goto(address)
            accessible(self.page)
            return self

        def follow(self, path):
            follow_link(self.page, path)
            accessible(self.page)

        def send(self, form="main form", **fields):
            """Fill in and send: words are typed, days are days, the rest is chosen."""
            for name, value in fields.items():
                if isinstance(value, date):
                    fill_date(self.page, name, value)
                elif self.page.locator(f"main [name={name}]").first.get_attribute("type") == "text" or (
                    self.page.locator(f"main textarea[name={name}]").count()
                ):
                    self.page.fill(f"main [name={name}]", value)
                else:
                    choose(self.page, name, value)
            accessible(self.page, axe_too=False)
            press(self.page, form)
            accessible(self.page)

    return Person


def downloaded(page, address, language):
    """The text of the paper whose form stands on this page."""
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    form = {"csrfmiddlewaretoken": token, "language": language}
    answer = page.request.post(address, form=form, headers={"Referer": page.url})
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    return " ".join(" ".join(text_of(answer.body())).split())


def paper_for_the_mother(aigul, erlan, child, language):
    """She asks, another person judges, and what she takes home names no street and no other child."""
    aigul.go(f"/children/{child.pk}/").follow("/rights/")
    aigul.follow("/rights/extract/")
    mother = aigul.page.locator("main [name=adult_id] option").nth(1).get_attribute("value")
    words = {"ground": "Туулгандыгы тууралуу күбөлүк.", "shown": "Паспорт, номери 1234567."}
    aigul.send(asker="parent", adult_id=mother, subject="child", asked_on=today(), **words)
    asked = id_in(aigul.page, "extract")
    assert not aigul.page.locator("main textarea").count()

    erlan.go(f"/rights/extract/{asked}/").follow("/refuse/")
    erlan.go(f"/rights/extract/{asked}/").send(words="Апасы жалгыз жашайт.")
    assert not erlan.page.locator("main textarea").count()

    aigul.go(f"/rights/extract/{asked}/")
    text = downloaded(aigul.page, f"/rights/extract/{asked}/print/", language)
    assert "Нурбек" in text
    assert not [words for words in (SISTER, STREET, "5091374826", "Мамытов") if words in text]
    aigul.go(f"/rights/extract/{asked}/").follow("/handed-over/")
    aigul.send(to_whom="Апасы", handed_on=today())
    assert HandedOver.objects.using("owner").get().to_whom == "Апасы"


def consent_and_its_end(aigul, child):
    aigul.go(f"/children/{child.pk}/rights/").follow("/rights/consent/")
    said = {"purpose": "photo", "to_whom": "Бөлүм", "assent": "yes", "words": "Түшүндүрүлдү."}
    aigul.send(until_on=today() + timedelta(days=30), **said)
    aigul.follow("/withdraw/")
    aigul.send(who="Апасы")
    assert ConsentWithdrawal.objects.using("owner").get().who == "Апасы"
    assert not aigul.page.locator("main a[href$='/withdraw/']").count()


def dispute_and_its_answer(aigul, child):
    """The words stand on the file beside the fact, and stay there when it is decided."""
    aigul.go(f"/children/{child.pk}/rights/").follow("/rights/dispute/")
    about = aigul.page.locator("main [name=about] option").nth(1).get_attribute("value")
    words = "Баланын аты башкача жазылат."
    aigul.send(about=about, asker="parent", words=words, disputed_on=today())
    aigul.go(f"/children/{child.pk}/")
    assert words in aigul.page.inner_text("main")
    aigul.page.locator("main a[href*='/rights/dispute/']").first.click()
    aigul.send(outcome="kept", reason="Күбөлүктө ушундай жазылган.")
    assert DisputeAnswer.objects.using("owner").get().outcome == "kept"
    aigul.go(f"/children/{child.pk}/")
    assert words in aigul.page.inner_text("main")


def erasure_by_two(erlan, damira, child):
    erlan.go(f"/children/{child.pk}/rights/").follow("/rights/erasure/")
    erlan.send(words="Өзү сурады, эч кандай мыйзам сактабайт.")
    proposed = id_in(erlan.page, "erasure")
    assert not erlan.page.locator("main form").count()
    damira.go(f"/rights/erasure/{proposed}/").follow("/refuse/")
    damira.go(f"/rights/erasure/{proposed}/").send()
    assert Erasure.objects.using("owner").get().proposal_id == uuid.UUID(proposed)
    assert Identity.objects.using("owner").get(child_id=child.pk).given == "—"
    damira.go(f"/children/{child.pk}/")
    assert "Нурбек" not in damira.page.inner_text("main")
    sequence_entries(using="owner")
    assert list(find_faults()) == []


@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 1280)])
def test_what_is_kept_is_told_disputed_and_erased(child, person, language):
    aigul, erlan, damira = person("aigul"), person("erlan"), person("damira")
    aigul.go("/retention/")
    paper_for_the_mother(aigul, erlan, child, language)
    consent_and_its_end(aigul, child)
    dispute_and_its_answer(aigul, child)
    erasure_by_two(erlan, damira, child)
