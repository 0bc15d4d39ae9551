"""The sheet on which the Ministry confirms values of practice."""

from umai.law.terms.clock import today
from umai.lawbook import sheet


class TestTheSheet:
    def test_it_is_printed_with_every_value_that_rests_on_practice(self, client_of, folder, asel):
        values = sheet.values_of_practice(today())
        page = client_of("asel").get("/law/editions/").text
        assert f"{len(values)} values rest on practice" in page
        for language in ("ky", "ru"):
            answer = client_of("asel").get(f"/law/sheet/{language}/")
            assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
            given = sheet.sheet_values(language, today())
            assert [row["name"] for row in given["rows"]] == [dated.name for dated in values]
            assert str(len(values)) in given["lead"][0]
        assert given["rows"][0]["says"].startswith("Возраст") and given["title"].startswith("Значения")

    def test_others_and_other_languages_have_none_and_one_value_is_said_as_one(
        self, client_of, folder, asel, monkeypatch
    ):
        monkeypatch.setattr(sheet, "values_of_practice", lambda on: [None])
        assert "1 value rests on practice" in client_of("asel").get("/law/editions/").text
        assert client_of("damira").get("/law/sheet/ky/").status_code == 403
        assert client_of("asel").get("/law/sheet/de/").status_code == 404
