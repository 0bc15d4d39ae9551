"""The addresses of views. An address holds ids and the name of a part."""

from django.urls import path

from umai.linkage.lists import edition_views, views
from umai.linkage.review import views as review_views
from umai.linkage.views import Sources

app_name = "linkage"
urlpatterns = [
    path("lists/", Sources.view(), name="sources"),
    path("lists/new/", views.AddSource.view(), name="add_source"),
    path("lists/review/", review_views.Next.view(), name="review"),
    path("lists/review/back/", review_views.Back.view(), name="review_back"),
    path("lists/review/join/", review_views.Joins.view(), name="joins"),
    path("lists/review/<uuid:pk>/", review_views.Judge.view(), name="review_one"),
    path("lists/quality/", review_views.HowGood.view(), name="quality"),
    path("lists/<uuid:pk>/", views.OneSource.view(), name="source"),
    path("lists/<uuid:pk>/send/", views.Send.view(), name="send"),
    path("lists/sent/<uuid:pk>/", views.Preview.view(), name="preview"),
    path("lists/sent/<uuid:pk>/forget/", views.Forget.view(), name="forget"),
    path("lists/orders/<uuid:pk>/", edition_views.HowFar.view(), name="order"),
    path("lists/orders/<uuid:pk>/refused.xlsx", edition_views.RefusedOfOrder.view(), name="refused_of_order"),
    path("lists/editions/<uuid:pk>/", edition_views.OneEdition.view(), name="edition"),
    path(
        "lists/editions/<uuid:pk>/refused.xlsx",
        edition_views.RefusedOfEdition.view(),
        name="refused_of_edition",
    ),
    path("lists/editions/<uuid:pk>/<slug:which>/", edition_views.EditionRows.view(), name="rows"),
]
