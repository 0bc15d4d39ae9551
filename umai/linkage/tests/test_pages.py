"""The pages of lists, from a source to what was taken in."""

import re
import uuid
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from umai.linkage import jobs
from umai.linkage.lists import edition_views
from umai.linkage.lists.models import Failure
from umai.linkage.models import ListEdition, ListSource, Order, OrderProgress, Upload
from umai.linkage.tests import files
from umai.linkage.tests.conftest import PERIOD, SAID, sent
from umai.linkage.tests.pairs import edition_of
from umai.trail.models import Entry


@pytest.fixture
def head(client_of):
    return client_of("damira")


def posted_file(data, name="list.csv"):
    days = {
        f"{when}_{part}": value
        for when in ("from_on", "to_on")
        for part, value in {"day": "1", "month": "9", "year": "2026"}.items()
    }
    return {"id": uuid.uuid4(), "file": SimpleUploadedFile(name, data), **days}


def columns_of(page):
    form = page.context["form"]
    return {name: field.initial or "" for name, field in form.fields.items()}


def test_from_a_source_to_its_rows(head, worker_role):
    said = {**SAID, "id": uuid.uuid4(), "slug": "schools", "of_migrants": "no"}
    made = head.post("/lists/new/", said, follow=True)
    source = ListSource.objects.get()
    assert made.context["source"] == source and source.ground in made.text
    page = head.post(f"/lists/{source.pk}/send/", posted_file(files.csv()), follow=True)
    assert "Асанов" in page.text and "2014" in page.text
    waits = head.post(page.request["PATH_INFO"], columns_of(page) | {"take_in": ""}, follow=True)
    assert "being taken in" in waits.text
    assert jobs.take_in_ordered_lists(using=worker_role, progress_using=worker_role) == 1
    done = head.get(waits.request["PATH_INFO"], follow=True)
    assert done.context["edition"] == ListEdition.objects.get()
    assert "Бакыт" in head.get(f"/lists/editions/{ListEdition.objects.get().pk}/all/").text


def test_a_column_that_was_corrected_is_shown_and_remembered(head, source, damira, worker_role):
    data = files.csv([["Асанов Бакыт", "x"]] * 3, header=["Кто", "Ф.И.О."])
    upload = sent(source, damira, data)
    address = f"/lists/sent/{upload.pk}/"
    corrected = {"column_0": "full_name", "column_1": "", "whole": "yes"}
    assert "Бакыт" in head.post(address, corrected | {"again": ""}).text
    assert not Order.objects.using("owner").exists()
    head.post(address, corrected | {"take_in": ""})
    again = sent(source, damira, data)
    jobs.take_in_ordered_lists(using=worker_role, progress_using=worker_role)
    assert columns_of(head.get(f"/lists/sent/{again.pk}/"))["column_0"] == "full_name"


def test_two_columns_with_one_meaning_come_back_as_they_were_chosen(head, upload):
    page = head.post(
        f"/lists/sent/{upload.pk}/",
        {**{f"column_{at}": "given" for at in range(5)}, "whole": "no", "take_in": ""},
    )
    assert (
        page.status_code == 422 and page.text.count("selected") >= 5 and "Nothing was taken in" in page.text
    )


def test_rows_to_mend_are_given_back(head, source, damira, worker_role):
    upload = sent(source, damira, files.csv([["1", "=1+1", "", "", ""], *files.CHILDREN]))
    page = head.get(f"/lists/sent/{upload.pk}/")
    waits = head.post(f"/lists/sent/{upload.pk}/", columns_of(page) | {"take_in": ""}, follow=True)
    jobs.take_in_ordered_lists(using=worker_role, progress_using=worker_role)
    failed = head.get(waits.request["PATH_INFO"])
    assert "1 of 4 rows" in failed.text
    book = head.get(f"{waits.request['PATH_INFO']}refused.xlsx")
    assert book.content.startswith(b"PK") and "attachment" in book.headers["Content-Disposition"]


def test_a_file_that_is_no_list_and_a_good_one_without_a_day_come_back_with_what_was_written(head, source):
    page = head.post(f"/lists/{source.pk}/send/", posted_file(b"%PDF-1.7"))
    assert page.status_code == 422 and "not a list" in page.text and 'value="2026"' in page.text
    page = head.post(f"/lists/{source.pk}/send/", posted_file(files.csv()) | {"from_on_day": ""})
    assert page.status_code == 422 and "The file must be chosen again" in page.text
    assert not Upload.objects.using("owner").exists()


def taken_in(head, source, by, worker_role, data=None, whole="no"):
    """The page to which a list leads that was sent and taken in, or was not."""
    upload = sent(source, by, data)
    address = f"/lists/sent/{upload.pk}/"
    said = columns_of(head.get(address)) | {"take_in": "", "whole": whole}
    waits = head.post(address, said, follow=True).request["PATH_INFO"]
    jobs.take_in_ordered_lists(using=worker_role, progress_using=worker_role)
    return head.get(waits, follow=True)


def test_how_many_rows_were_read_so_far_is_said_and_a_file_that_failed_as_a_whole_has_no_rows_to_mend(
    head, upload
):
    address = f"/lists/sent/{upload.pk}/"
    waits = head.post(address, columns_of(head.get(address)) | {"take_in": ""}, follow=True)
    order = Order.objects.using("owner").get()
    OrderProgress.objects.using("owner").create(order=order, done=2)
    assert "2 rows were read so far" in head.get(waits.request["PATH_INFO"]).text
    Failure.objects.using("owner").create(order=order, code="no_rows")
    page = head.get(waits.request["PATH_INFO"]).text
    assert "There is no row of a child in this file." in page
    assert f'href="{address}">Back to the file</a>' in page and "The rows to mend" not in page


def test_an_edition_says_what_was_left_out_and_what_differs_from_the_one_before(
    head, client_of, source, damira, worker_role
):
    """Its rows to mend are those that were left out; another district has no rows of it."""
    taken_in(head, source, damira, worker_role)
    more = [*files.CHILDREN, ["4", "Эмилов Эмил", "32.13.2016", "м", "123"], ["5", "=1+1", "", "", ""]]
    page = taken_in(head, source, damira, worker_role, files.csv(more), whole="no")
    edition = page.context["edition"]
    address = f"/lists/editions/{edition.pk}/"
    assert "The rows to mend (XLSX)" in page.text and f"{address}remarks/" in page.text
    assert f"{address}new/" in page.text
    rows = head.get(f"{address}all/").text
    assert "not taken in" in rows and "; " in rows
    answer = head.get(f"{address}refused.xlsx")
    sheet = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0)
    assert answer["Content-Type"] == edition_views.XLSX
    assert [row[0] for row in sheet.to_python()[1:]] == ["5"]
    assert "No rows within your reach" in client_of("cholpon").get(f"{address}all/").text
    for language in ("ky", "ru"):
        named = client_of("damira", language).get(address).text
        assert getattr(edition.area, f"name_{language}") in named, language


def test_a_source_lists_what_waits_and_what_was_taken_in_and_the_same_list_again_leads_to_it(
    head, source, damira, worker_role
):
    taken_in(head, source, damira, worker_role, files.csv(files.CHILDREN[:2]))
    taken_in(head, source, damira, worker_role)
    again = taken_in(head, source, damira, worker_role)
    edition = ListEdition.objects.get(rows=3)
    assert "This list is here already" in again.text and f"/lists/editions/{edition.pk}/" in again.text
    waiting = [sent(source, damira).pk for _ in range(2)]
    page = head.get(f"/lists/{source.pk}/").text
    assert all(f"/lists/sent/{pk}/" in page for pk in waiting)
    assert all(f"/lists/editions/{one.pk}/" in page for one in ListEdition.objects.all())


def test_the_list_of_sources_says_which_have_nothing_yet_and_that_there_is_none(head, db):
    assert "No source yet" in head.get("/lists/").text
    assert "It cannot be changed afterwards" in head.get("/lists/new/").text
    for slug in ("schools", "migrants"):
        said = SAID | {"of_migrants": slug == "migrants"}
        one = ListSource.objects.using("owner").create(slug=slug, **said)
    assert head.get("/lists/").text.count("not yet") == 2
    assert "Every child on it is a child of migrants." in head.get(f"/lists/{one.pk}/").text


def test_a_sent_file_is_shown_to_its_sender_alone(client_of, upload):
    shown = {
        who: client_of(who).get(f"/lists/sent/{upload.pk}/").status_code for who in ("farida", "cholpon")
    }
    assert shown == {"farida": 404, "cholpon": 403}
    page = client_of("erlan").get(f"/lists/{upload.source_id}/")  # a specialist reads and sends nothing
    assert page.status_code == 200 and "Send a list" not in page.text
    for address in (f"/lists/{upload.source_id}/send/", f"/lists/sent/{upload.pk}/"):
        assert client_of("erlan").get(address).status_code == 403, address


def test_a_remark_stands_beside_the_number_of_its_line(head, source, damira):
    bare = head.get(f"/lists/sent/{sent(source, damira).pk}/").text
    assert ">Remarks<" not in bare and "(optional)" not in bare
    upload = sent(source, damira, files.csv([*files.CHILDREN, ["4", "Асанов 123", "01.02.2016", "м", ""]]))
    page = head.get(f"/lists/sent/{upload.pk}/").text
    heads = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', page)
    assert heads[:3] == ["Line", "Remarks", "Surname"]
    assert re.search(r">5</td><td[^>]*>.*?cannot be taken in.*?signs that no name has", page, re.S)


def hints_of(page):
    """What stands beside the heading of each column."""
    return re.findall(r'<div class="govuk-hint" id="id_column_\d+_helptext">(.*?)</div>', page)


def test_beside_the_heading_of_each_column_stand_its_first_three_different_values(head, source, damira):
    """An example is shortened and is no markup; names in Latin letters are spoken of."""
    rows = [
        [number, "Асанов Бакыт", "27.03.2015", sex, ""] for number, sex in zip("1234", "ммжм", strict=True)
    ]
    hints = hints_of(head.get(f"/lists/sent/{sent(source, damira, files.csv(rows)).pk}/").text)
    assert hints == ["1 · 2 · 3", "Асанов Бакыт", "27.03.2015", "м · ж", "Nothing stands in this column"]
    rows = [["1", "Asanov Bakyt", "2015", "<b>м</b>", "я" * 50], ["2", "Bekova Asel", "2016", "", ""]]
    page = head.get(f"/lists/sent/{sent(source, damira, files.csv(rows)).pk}/").text
    assert hints_of(page)[3:] == ["&lt;b&gt;м&lt;/b&gt;", "я" * 39 + "…"]
    assert "in Latin letters" in page


def test_what_was_said_of_nameless_columns_is_nothing_to_check_any_more(head, source, damira, worker_role):
    upload = sent(source, damira, files.csv(header=None))
    address = f"/lists/sent/{upload.pk}/"
    page = head.get(address)
    assert "Check below" in page.text
    head.post(address, columns_of(page) | {"take_in": ""})
    jobs.take_in_ordered_lists(using=worker_role, progress_using=worker_role)
    done = head.get(f"/lists/editions/{ListEdition.objects.get().pk}/").text
    assert "Whoever took the list in" in done and "Check below" not in done


def test_the_trail_names_the_rows_of_the_page_and_not_the_next_one(head, file_of, monkeypatch):
    monkeypatch.setattr(edition_views, "PAGE", 2)
    address = f"/lists/editions/{edition_of(file_of, 3).pk}/all/"
    head.get(address)
    head.get(f"{address}?after=3")
    looks = Entry.objects.using("owner").filter(act="linkage.all").order_by("at")
    assert [len(look.shown) for look in looks] == [2, 1]


def test_a_list_of_one_day_that_came_from_the_command_line_names_one_day_and_nobody(head, source, file_of):
    edition = edition_of(file_of, to_on=PERIOD["from_on"])
    page = head.get(f"/lists/editions/{edition.pk}/").text
    taken_in = page.split("Taken in</dt>")[1].split("</dd>")[0]
    assert "</time>" in taken_in and "," not in taken_in.split("</time>")[1]
    for text in (page, head.get(f"/lists/{source.pk}/").text):
        assert "1 September 2026" in text and " – " not in text.split("Taken in</")[1]


def test_a_row_of_which_no_district_is_known_is_shown_without_a_place_to_the_oblast(
    client_of, file_of, farida
):
    edition = edition_of(file_of, area=farida.office.place)
    page = client_of("farida").get(f"/lists/editions/{edition.pk}/all/").text
    assert page.split('data-label="Place">')[1].split("</td>")[0].strip() == "—"
