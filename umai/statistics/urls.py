"""The addresses of this room. They hold the name of a table, and ids of claims, questions and estimates."""

from django.urls import path

from umai.statistics.claims import views as claims
from umai.statistics.coverage import views as coverage
from umai.statistics.elsewhere import views
from umai.statistics.estimates import views as estimates
from umai.statistics.questions import views as questions

app_name = "statistics"
urlpatterns = [
    path("figures/", views.FigureTables.view(), name="tables"),
    path("figures/all/", views.AllFigures.view(), name="all"),
    path("figures/all/rows.csv", views.AllFigureRows.view(), name="all_rows"),
    path("figures/coverage/", coverage.CoveragePage.view(), name="coverage"),
    path("figures/claims/", claims.Claims.view(), name="claims"),
    path("figures/claims/enter/", claims.EnterClaim.view(), name="enter_claim"),
    path("figures/claims/<uuid:pk>/", claims.ClaimPage.view(), name="claim"),
    path("figures/estimates/", estimates.Estimates.view(), name="estimates"),
    path("figures/estimates/<uuid:pk>/", estimates.EstimatePage.view(), name="estimate"),
    path("figures/estimates/<uuid:pk>/rows.csv", estimates.EstimateRows.view(), name="estimate_rows"),
    path(
        "figures/estimates/<uuid:pk>/picture.svg", estimates.EstimatePicture.view(), name="estimate_picture"
    ),
    path("figures/questions/", questions.LawQuestions.view(), name="questions"),
    path("figures/questions/register/", questions.RegisterQuestion.view(), name="register_question"),
    path("figures/questions/<uuid:pk>/", questions.LawQuestionPage.view(), name="question"),
    path("figures/questions/<uuid:pk>/correct/", questions.CorrectQuestion.view(), name="correct_question"),
    path("figures/table/<slug:code>/", views.FigureTablePage.view(), name="table"),
    path("figures/table/<slug:code>/rows.csv", views.FigureTableRows.view(), name="table_rows"),
    path("figures/table/<slug:code>/picture.svg", views.FigureTablePicture.view(), name="table_picture"),
]
