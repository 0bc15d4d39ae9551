"""The addresses of the pages of this room. An address holds ids and nothing about a person."""

from django.urls import path

from umai.casefile.case import views as case_views
from umai.casefile.child import views as child_views
from umai.casefile.merging import views as same_views
from umai.casefile.my_day import handover_views, views
from umai.casefile.my_week import views as week_views
from umai.casefile.rounds import views as round_views

app_name = "casefile"
urlpatterns = [
    path("", views.MyDay.view(), name="my_day"),
    path("week/", week_views.MyWeek.view(), name="my_week"),
    path("week/<str:language>/", week_views.MyWeekPdf.view(), name="my_week_paper"),
    path("cases/", views.CaseList.view(), name="cases"),
    path("cases/<uuid:pk>/", case_views.OneCase.view(), name="case"),
    path("rounds/<uuid:pk>/questions/", round_views.RoundQuestions.view(), name="round_questions"),
    path("handovers/<uuid:pk>/", handover_views.HandoverPage.view(), name="handover"),
    path(
        "handovers/<uuid:pk>/<uuid:worker>/<str:language>/",
        handover_views.HandoverPdf.view(),
        name="handover_paper",
    ),
    path("children/<uuid:pk>/", child_views.ChildSummary.view(), name="child"),
    path("children/<uuid:pk>/family/", child_views.ChildFamily.view(), name="family"),
    path("children/<uuid:pk>/cases/", child_views.CasesOfChild.view(), name="cases_of_child"),
    path("children/<uuid:pk>/documents/", child_views.Documents.view(), name="documents"),
    path("children/<uuid:pk>/timeline/", child_views.Timeline.view(), name="timeline"),
    path("children/<uuid:pk>/access/", child_views.WhoLooked.view(), name="who_looked"),
    path("children/<uuid:pk>/sealed/", child_views.SealedItems.view(), name="sealed"),
    path("children/<uuid:pk>/as-it-was/", child_views.PastFile.view(), name="as_it_was"),
    path("children/<uuid:pk>/same/", same_views.ChooseOtherRecord.view(), name="same"),
    path("children/<uuid:pk>/same/<uuid:other>/", same_views.MergeRecords.view(), name="same_with"),
    path("children/<uuid:pk>/not-same/<uuid:merge>/", same_views.UnmergeRecords.view(), name="not_same"),
    path("merges/<uuid:pk>/", same_views.AgreeToMerge.view(), name="agree_merge"),
    path("merges/<uuid:pk>/no/", same_views.RefuseMerge.view(), name="refuse_merge"),
]
