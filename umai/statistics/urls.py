"""The addresses of this room. They hold names of tables and indicators, and ids of what was entered."""

from django.urls import path

from umai.statistics.claims import views as claims
from umai.statistics.counted import views as counted
from umai.statistics.coverage import views as coverage
from umai.statistics.elsewhere import views
from umai.statistics.estimates import views as estimates
from umai.statistics.extracts import views as extracts
from umai.statistics.official import views as official
from umai.statistics.questions import views as questions
from umai.statistics.releases import views as releases

app_name = "statistics"
urlpatterns = [
    path("figures/", views.FigureTables.view(), name="tables"),
    path("figures/all/", views.AllFigures.view(), name="all"),
    path("figures/all/rows.csv", views.AllFigureRows.view(), name="all_rows"),
    path("figures/coverage/", coverage.CoveragePage.view(), name="coverage"),
    path("figures/indicators/", counted.Indicators.view(), name="indicators"),
    path("figures/indicators/<slug:name>/", counted.IndicatorPage.view(), name="indicator"),
    path(
        "figures/indicators/<slug:name>/<slug:picture>.<slug:kind>",
        counted.IndicatorPage.view(),
        name="indicator_picture",
    ),
    path(
        "figures/coverage/<slug:picture>.<slug:kind>", coverage.CoveragePage.view(), name="coverage_picture"
    ),
    path("figures/claims/", claims.Claims.view(), name="claims"),
    path("figures/claims/enter/", claims.EnterClaim.view(), name="enter_claim"),
    path("figures/claims/<uuid:pk>/", claims.ClaimPage.view(), name="claim"),
    path("figures/editions/", releases.PublishedEditions.view(), name="editions"),
    path("figures/editions/ask/", releases.AskEdition.view(), name="ask_edition"),
    path("figures/editions/asked/<uuid:pk>/", releases.EditionRequestPage.view(), name="edition_request"),
    path("figures/editions/<uuid:pk>/", releases.PublishedEdition.view(), name="edition"),
    path("figures/editions/<uuid:pk>/answer/", releases.AnswerEdition.view(), name="answer_edition"),
    path("figures/editions/<uuid:pk>/take-back/", releases.TakeBackEdition.view(), name="take_back_edition"),
    path("figures/editions/<uuid:pk>/files.zip", releases.EditionFiles.view(), name="edition_files"),
    path("figures/editions/<uuid:pk>/yearbook.pdf", releases.EditionYearbook.view(), name="edition_yearbook"),
    path(
        "figures/editions/<uuid:pk>/<slug:picture>.<slug:kind>",
        releases.PublishedEdition.view(),
        name="edition_picture",
    ),
    path("figures/estimates/", estimates.Estimates.view(), name="estimates"),
    path("figures/estimates/<uuid:pk>/", estimates.EstimatePage.view(), name="estimate"),
    path("figures/estimates/<uuid:pk>/rows.csv", estimates.EstimateRows.view(), name="estimate_rows"),
    path(
        "figures/estimates/<uuid:pk>/<slug:picture>.<slug:kind>",
        estimates.EstimatePage.view(),
        name="estimate_picture",
    ),
    path("figures/extracts/", extracts.MicrodataList.view(), name="extracts"),
    path("figures/extracts/ask/", extracts.AskMicrodata.view(), name="ask_extract"),
    path("figures/extracts/<uuid:pk>/", extracts.MicrodataPage.view(), name="extract"),
    path("figures/extracts/<uuid:pk>/extract.csv", extracts.MicrodataFile.view(), name="extract_rows"),
    path("figures/extracts/<uuid:pk>/extract.txt", extracts.MicrodataText.view(), name="extract_text"),
    path("figures/forms/", official.OfficialForms.view(), name="forms"),
    path("figures/forms/<slug:code>/", official.OfficialFormPage.view(), name="form"),
    path("figures/forms/<slug:code>/rows.<slug:kind>", official.OfficialFormRows.view(), name="form_rows"),
    path("figures/questions/", questions.LawQuestions.view(), name="questions"),
    path("figures/questions/register/", questions.RegisterQuestion.view(), name="register_question"),
    path("figures/questions/<uuid:pk>/", questions.LawQuestionPage.view(), name="question"),
    path("figures/questions/<uuid:pk>/correct/", questions.CorrectQuestion.view(), name="correct_question"),
    path("figures/table/<slug:code>/", views.FigureTablePage.view(), name="table"),
    path("figures/table/<slug:code>/rows.csv", views.FigureTableRows.view(), name="table_rows"),
    path(
        "figures/table/<slug:code>/<slug:picture>.<slug:kind>",
        views.FigureTablePage.view(),
        name="table_picture",
    ),
]
