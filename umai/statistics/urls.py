"""The addresses of this room. They hold names of tables and indicators, and ids of claims."""

from django.urls import path

from umai.statistics.claims import views as claims
from umai.statistics.counted import views as counted
from umai.statistics.coverage import views as coverage
from umai.statistics.elsewhere import views

app_name = "statistics"
urlpatterns = [
    path("figures/", views.FigureTables.view(), name="tables"),
    path("figures/all/", views.AllFigures.view(), name="all"),
    path("figures/all/rows.csv", views.AllFigureRows.view(), name="all_rows"),
    path("figures/coverage/", coverage.CoveragePage.view(), name="coverage"),
    path("figures/indicators/", counted.Indicators.view(), name="indicators"),
    path("figures/indicators/<slug:name>/", counted.IndicatorPage.view(), name="indicator"),
    path("figures/claims/", claims.Claims.view(), name="claims"),
    path("figures/claims/enter/", claims.EnterClaim.view(), name="enter_claim"),
    path("figures/claims/<uuid:pk>/", claims.ClaimPage.view(), name="claim"),
    path("figures/table/<slug:code>/", views.FigureTablePage.view(), name="table"),
    path("figures/table/<slug:code>/rows.csv", views.FigureTableRows.view(), name="table_rows"),
    path("figures/table/<slug:code>/picture.svg", views.FigureTablePicture.view(), name="table_picture"),
]
