"""Official forms: every row is its indicator, a bad file is refused by name, and what is not known is said."""

import csv
import io
import zipfile
from datetime import date, timedelta

import pytest
from django.utils.translation import override

from tests.page_words import words_of
from tests.tampering import without_triggers
from umai.indicators.reading import INDICATORS, categories, shown_cells
from umai.indicators.tests.conftest import ago, child_of
from umai.law.terms.clock import today
from umai.statistics.counted.periods import CountedPeriod
from umai.statistics.elsewhere.figures import BadFigures
from umai.statistics.official import entries, filling, views
from umai.statistics.official.entries import as_form, form_codes, forms, require_follows
from umai.statistics.official.filling import filled
from umai.trail.models import Entry

LIST = "/figures/forms/"
YEARLY = f"{LIST}ministry_yearly/"
WORDS = {"ky": "Сап", "ru": "Строка", "en": "Row"}
ROW = {"number": "1", "words": WORDS, "counts": "registered_children"}
FORM = {"title": WORDS, "source": WORDS, "asked": "year", "first": date(2013, 1, 1), "rows": [ROW]}


def shown(client, address, language="en"):
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200, address
    return words_of(answer)


def of_year(year=None, half=False):
    return CountedPeriod(year or today().year, half, today())


@pytest.fixture
def seven_children(aigul):
    return [child_of(aigul, f"Бала{n}", birth_date=ago(3000)) for n in range(7)]


@pytest.fixture
def form_of(monkeypatch):
    """Forms made of these tables in place of those that come with Umai."""

    def put(**tables):
        found = {code: as_form(code, table) for code, table in tables.items()}
        for one in found.values():
            require_follows(one, found)
        for module in (entries, views):
            monkeypatch.setattr(module, "forms", lambda: found)
        return found

    return put


class TestForms:
    def test_a_category_that_begins_tomorrow_is_known_in_a_process_of_today(self, monkeypatch):
        forms()
        tomorrow = today() + timedelta(days=1)
        monkeypatch.setattr(entries, "today", lambda: tomorrow)
        asked = []
        monkeypatch.setattr(entries, "categories", lambda name: asked.append(name) or categories(name))
        assert forms() and asked
        asked.clear()
        assert forms() and not asked  # once a day

    def test_each_that_comes_with_umai_is_whole(self):
        for code, one in forms().items():
            assert code == one.code and one.first <= (one.last or one.first)
            for row in one.rows:
                assert bool(row.counts) + bool(row.figures) + bool(row.missing) == 1, (code, row.number)
                assert row.counts == "" or row.counts in INDICATORS

    @pytest.mark.parametrize(
        ("changed", "fault"),
        [
            ({"rows": [ROW | {"counts": "happiness"}]}, "bad.toml row 1 is counted by 'happiness'"),
            ({"rows": [ROW | {"counts": "worklist"}]}, "is no indicator of the country"),
            ({"rows": [ROW | {"where": {"age": "0_99"}}]}, "'0_99' is no category of age"),
            ({"rows": [ROW | {"where": {"country": "RU"}}]}, "tells registered_children apart by 'country'"),
            ({"rows": [ROW | {"where": {"oblast": "KG-O"}}]}, "apart by 'oblast'"),
            ({"rows": [ROW | {"where": {"age": "0_6", "sex": "m"}}]}, "chooses by one dimension"),
            ({"rows": [ROW | {"counts": "chain"}]}, "chain stands in several rows"),
            ({"rows": [ROW | {"figures": "child_suicides"}]}, "filled by counts and figures"),
            ({"rows": [{"number": "1", "words": WORDS}]}, "filled by nothing"),
            (
                {"rows": [{"number": "1", "words": WORDS, "figures": "luck"}]},
                "'luck', which nobody publishes",
            ),
            ({"rows": [{"number": "1", "words": WORDS, "missing": {"en": "Why"}}]}, "says no missing in ky"),
            (
                {"rows": [{"number": "1", "words": WORDS, "missing": WORDS, "where": {"age": "0_6"}}]},
                "chooses a category and counts nothing",
            ),
            ({"rows": [ROW | {"colour": "red"}]}, "row 1 has the unknown word 'colour'"),
            ({"rows": [{**ROW, "number": ""}]}, "row ? has no number"),
            ({"rows": [ROW, ROW]}, "has the row '1' twice"),
            ({"rows": []}, "has no row and does not say why"),
            ({"asked": "month"}, "asked for each 'month'"),
            ({"last": date(2012, 1, 1)}, "no two days in order"),
            ({"first": "2013"}, "no two days in order"),
            ({"colour": "red"}, "bad.toml has the unknown word 'colour'"),
            ({"title": {"en": "Form"}}, "says no title in ky"),
        ],
    )
    def test_a_bad_one_is_refused_by_file_and_row(self, changed, fault):
        with pytest.raises(BadFigures, match=r"bad|\?") as refused:
            as_form("bad", FORM | changed)
        assert fault in str(refused.value)

    def test_one_that_follows_begins_when_the_one_before_ends(self, form_of):
        ended = FORM | {"last": date(2028, 12, 31)}
        form_of(old=ended, new=FORM | {"first": date(2029, 1, 1), "follows": "old"})
        for first in (date(2028, 12, 31), date(2029, 1, 2)):
            with pytest.raises(BadFigures, match=r"new\.toml begins on"):
                form_of(old=ended, new=FORM | {"first": first, "follows": "old"})
        with pytest.raises(BadFigures, match="follows 'nothing', which is no form"):
            form_of(new=FORM | {"follows": "nothing"})


class TestRows:
    def test_every_row_is_what_its_indicator_tells(self, seven_children, nuriya):
        for code in form_codes():
            for one in filled(forms()[code], of_year(), nuriya):
                row = one.row
                if not row.counts:
                    assert one.now is None and one.instead, (code, row.number)
                    continue
                by = (row.dimension,) if row.dimension else ()
                found = shown_cells(row.counts, today(), by, speaker=nuriya)
                told = dict(found.cells).get((row.category,), 0) if by else found.whole
                assert (one.now, one.before) == (told, None), (code, row.number)

    def test_a_row_leads_to_its_indicator_in_the_same_period(self, form_of, seven_children, client_of):
        form_of(one=FORM | {"asked": "half", "rows": [ROW | {"where": {"age": "7_13"}}]})
        year = today().year - 1
        answer = client_of("nuriya").get(f"{LIST}one/?year={year}&half=1")
        (row,) = answer.context["rows"]
        assert row.link.url == f"/figures/indicators/registered_children/?year={year}&half=1&by=age"
        page = client_of("nuriya").get(row.link.url)
        assert page.context["asked"].period == of_year(year, half=True)

    def test_one_question_is_asked_for_all_rows_of_a_dimension(self, nuriya, monkeypatch):
        asked = []

        def ask(name, until, by=(), known_on=None, *, speaker):
            asked.append((name, by, known_on))
            return shown_cells(name, until, by, known_on, speaker=speaker)

        monkeypatch.setattr(filling, "shown_cells", ask)
        filled(forms()["ministry_yearly"], of_year(), nuriya)
        assert len(asked) == len(set(asked)) < len(forms()["ministry_yearly"].rows)

    def test_a_period_that_is_over_tells_what_was_known_then(self, seven_children, client_of, superuser):
        year = today().year - 1
        with without_triggers(superuser):
            superuser.execute("update register_child set recorded_at = %s", [f"{year}-06-01T12:00Z"])
        text = shown(client_of("nuriya"), f"{YEARLY}?year={year}")
        assert "As it was known on the last day" in text and "Revision" in text
        assert "As it was known" not in shown(client_of("nuriya"), YEARLY)

    def test_what_is_written_later_is_a_revision(self, form_of, seven_children, superuser, nuriya):
        year = today().year - 1
        with without_triggers(superuser):
            superuser.execute("update register_child set recorded_at = %s", [f"{year}-06-30T17:59Z"])
        form = form_of(one=FORM | {"asked": "half"})["one"]
        with override("en"):
            (half,) = filled(form, of_year(year, half=True), nuriya)
            assert (half.now, half.before, half.revision) == (10, 10, "")
        with without_triggers(superuser):
            superuser.execute("update register_child set recorded_at = %s", [f"{year}-06-30T18:00Z"])
        (half,) = filled(form, of_year(year, half=True), nuriya)
        assert (half.now, half.before) == (0, 0), "an evening in UTC is the first of July in Bishkek"

    def test_what_others_count_is_told_with_its_source(self, form_of, nuriya):
        of_crimes = (
            "Umai counts what it was told: official totals of crimes and suicides are a yearly import."
        )
        for figures, year, half, told in (
            ("child_suicides", 2018, False, "88, 2018 ("),
            ("child_suicides", 2018, True, "No figure came for this period."),
            ("child_suicides", 2030, False, "No figure came for this period."),
            ("population_0_17", 2025, False, "2,715,000, 1 January 2025 ("),
            ("placed_institution", 2022, True, "24, half-year 1 of 2022 ("),
            ("placed_institution", 2022, False, "No figure came for this period."),
        ):
            row = {"number": "1", "words": WORDS, "figures": figures}
            form = form_of(one=FORM | {"rows": [row]})["one"]
            with override("en"):
                (one,) = filled(form, of_year(year, half=half), nuriya)
            assert one.instead.startswith(told) and one.now is None, (figures, year, half)
            assert (of_crimes in one.instead) == (figures == "child_suicides")
            assert (one.link is not None) == (figures == "child_suicides")


class TestPages:
    @pytest.mark.parametrize("language", ["ky", "ru", "en"])
    def test_every_form_is_listed_and_drawn(self, language, client_of):
        text = shown(client_of("nuriya"), LIST, language)
        for code, one in forms().items():
            assert one.title[language] in text
            assert one.title[language] in shown(client_of("nuriya"), f"{LIST}{code}/", language)

    def test_counts_are_to_the_nearest_ten(self, form_of, seven_children, client_of):
        form_of(one=FORM)
        text = shown(client_of("nuriya"), f"{LIST}one/")
        assert " 10 Children on the register" in text and "To the nearest ten" in text

    def test_a_note_and_a_row_that_is_not_known_say_so(self, form_of, client_of):
        why = {"ky": "Жок", "ru": "Нет", "en": "The cause of death stands in no record."}
        form_of(one=FORM | {"rows": [{"number": "1", "words": WORDS, "missing": why, "note": WORDS}]})
        assert why["en"] in shown(client_of("nuriya"), f"{LIST}one/")

    def test_codes_have_a_column_where_a_row_has_one(self, form_of, client_of):
        form_of(without=FORM, coded=FORM | {"rows": [ROW, ROW | {"number": "2", "code": "CP-7"}]})
        assert "Code" not in shown(client_of("nuriya"), f"{LIST}without/")
        text = shown(client_of("nuriya"), f"{LIST}coded/")
        assert "Code" in text and "CP-7" in text

    def test_a_form_that_ended_says_what_follows_it_or_that_nothing_does(self, form_of, client_of):
        ended = FORM | {"last": date(today().year - 1, 12, 31)}
        form_of(old=ended)
        assert "This form has ended. None that follows it" in shown(client_of("nuriya"), f"{LIST}old/")
        form_of(old=ended, new=FORM | {"first": date(today().year, 1, 1), "follows": "old"})
        assert "In its place afterwards: Row" in shown(client_of("nuriya"), f"{LIST}old/")
        periods = client_of("nuriya").get(f"{LIST}old/").context["periods"]
        assert next(words for words, _url, _chosen in periods) == str(today().year - 1)
        assert len(client_of("nuriya").get(f"{LIST}new/").context["periods"]) == 1

    def test_one_that_is_not_in_force_is_not_filled(self, form_of, client_of):
        form_of(one=FORM | {"first": date(today().year + 1, 1, 1)})
        assert "Nothing is filled here" in shown(client_of("nuriya"), f"{LIST}one/")
        assert client_of("nuriya").get(f"{LIST}one/rows.csv").status_code == 404

    def test_one_without_rows_says_why(self, form_of, client_of):
        form_of(one=FORM | {"rows": [], "notes": [{"ky": "Жок", "ru": "Нет", "en": "Nobody adopted it."}]})
        text = shown(client_of("nuriya"), f"{LIST}one/")
        assert "Nobody adopted it." in text and "Nothing is filled here" in text

    def test_a_half_year_is_offered_where_the_form_asks_for_it(self, form_of, client_of):
        form_of(one=FORM | {"asked": "half"}, other=FORM)
        assert "half-year 1" in shown(client_of("nuriya"), f"{LIST}one/")
        assert "half-year 1" not in shown(client_of("nuriya"), f"{LIST}other/?half=1")


class TestFiles:
    def test_the_csv_has_the_numbers_of_the_page(self, form_of, seven_children, client_of):
        form_of(one=FORM | {"rows": [ROW, {"number": "2", "words": WORDS, "missing": WORDS}]})
        answer = client_of("nuriya").get(f"{LIST}one/rows.csv", headers={"accept-language": "en"})
        first, second = csv.DictReader(io.StringIO(answer.content.decode()))
        assert (first["indicator"], first["now"], first["on_last_day"]) == ("registered_children", "10", "")
        assert (second["now"], second["instead"]) == ("", "Row")
        assert f'filename="one-{today()}.csv"' in answer["Content-Disposition"]

    @pytest.mark.parametrize("years_ago", [0, 1])
    def test_the_workbook_has_no_formula(self, years_ago, form_of, seven_children, client_of):
        wild = {"ky": "=1+1", "ru": "=1+1", "en": "=1+1"}
        form_of(
            one=FORM | {"rows": [ROW | {"words": wild}, {"number": "2", "words": WORDS, "missing": wild}]}
        )
        answer = client_of("nuriya").get(f"{LIST}one/rows.xlsx?year={today().year - years_ago}")
        with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
            assert "=1+1" in book.read("xl/sharedStrings.xml").decode()
        assert "<f>" not in sheet and ("<v>10</v>" in sheet or years_ago)


class TestWhoReads:
    def test_who_reads_figures_reads_forms_and_nobody_else_does_even_of_the_own_place(
        self, seven_children, client_of
    ):
        pages = [LIST, YEARLY, f"{YEARLY}rows.csv", f"{YEARLY}rows.xlsx"]
        people = ("nuriya", "omurbek", "begimai", "aigul", "damira", "farida", "gulnara", "timur")
        clients = {who: client_of(who) for who in people}
        found = {who: [client.get(page).status_code for page in pages] for who, client in clients.items()}
        assert found == {who: [200 if who in people[:3] else 403] * len(pages) for who in people}
        for page in pages[1:]:
            clients["nuriya"].get(page)
            last = Entry.objects.using("owner").filter(act="statistics.form").last()
            assert last.shown in (None, []), "the look shows no child"
        for page in ("happiness/", "happiness/rows.csv", "ministry_yearly/rows.pdf"):
            assert clients["nuriya"].get(f"{LIST}{page}").status_code == 404, page
