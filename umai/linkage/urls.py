"""The addresses of lists. An address holds ids and the name of a part."""

from django.urls import path

from umai.linkage.lists import edition_views, views
from umai.linkage.review import views as review_views

app_name = "linkage"
urlpatterns = [
    path("lists/", views.sources, name="sources"),
    path("lists/new/", views.add_source, name="add_source"),
    path("lists/review/", review_views.session, name="review"),
    path("lists/review/back/", review_views.back, name="review_back"),
    path("lists/review/join/", review_views.joins, name="joins"),
    path("lists/review/<uuid:pk>/", review_views.one, name="review_one"),
    path("lists/quality/", review_views.how_good, name="quality"),
    path("lists/<uuid:pk>/", views.source, name="source"),
    path("lists/<uuid:pk>/send/", views.send, name="send"),
    path("lists/sent/<uuid:pk>/", views.preview, name="preview"),
    path("lists/sent/<uuid:pk>/forget/", views.forget, name="forget"),
    path("lists/orders/<uuid:pk>/", edition_views.order, name="order"),
    path("lists/orders/<uuid:pk>/refused.xlsx", edition_views.refused_of_order, name="refused_of_order"),
    path("lists/editions/<uuid:pk>/", edition_views.edition, name="edition"),
    path(
        "lists/editions/<uuid:pk>/refused.xlsx", edition_views.refused_of_edition, name="refused_of_edition"
    ),
    path("lists/editions/<uuid:pk>/<slug:which>/", edition_views.rows, name="rows"),
]
