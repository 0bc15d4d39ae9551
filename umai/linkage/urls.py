"""The addresses of views. An address holds ids and the name of a part."""

from django.urls import path

from umai.linkage.lists import edition_views, views
from umai.linkage.review import views as review_views
from umai.linkage.views import Sources

app_name = "linkage"
urlpatterns = [
    path("lists/", Sources.view(), name="sources"),
    path("lists/new/", views.AddSource.view(), name="add_source"),
    path("lists/review/", review_views.NextPair.view(), name="review"),
    path("lists/review/back/", review_views.TakeBackJudgement.view(), name="review_back"),
    path("lists/review/join/", review_views.RecordsToJoin.view(), name="joins"),
    path("lists/review/<uuid:pk>/", review_views.JudgePair.view(), name="review_one"),
    path("lists/quality/", review_views.QualityReport.view(), name="quality"),
    path("lists/<uuid:pk>/", views.SourceSummary.view(), name="source"),
    path("lists/<uuid:pk>/send/", views.SendList.view(), name="send"),
    path("lists/sent/<uuid:pk>/", views.Preview.view(), name="preview"),
    path("lists/sent/<uuid:pk>/forget/", views.ForgetUpload.view(), name="forget"),
    path("lists/orders/<uuid:pk>/", edition_views.OrderStatus.view(), name="order"),
    path(
        "lists/orders/<uuid:pk>/refused.xlsx",
        edition_views.RefusedRowsOfOrder.view(),
        name="refused_of_order",
    ),
    path("lists/editions/<uuid:pk>/", edition_views.EditionSummary.view(), name="edition"),
    path(
        "lists/editions/<uuid:pk>/refused.xlsx",
        edition_views.RefusedRowsOfEdition.view(),
        name="refused_of_edition",
    ),
    path("lists/editions/<uuid:pk>/<slug:which>/", edition_views.EditionRows.view(), name="rows"),
]
