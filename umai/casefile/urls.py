"""The addresses of the pages that look on. An address holds ids and nothing about a person."""

from django.urls import path

from umai.casefile import views
from umai.casefile.merging import views as same_views
from umai.casefile.my_day import handover_views

app_name = "casefile"
urlpatterns = [
    path("", views.my_day, name="my_day"),
    path("cases/", views.cases, name="cases"),
    path("cases/<uuid:pk>/", views.case, name="case"),
    path("handovers/<uuid:pk>/", handover_views.handover, name="handover"),
    path("handovers/<uuid:pk>/<uuid:worker>/<str:language>/", handover_views.paper, name="handover_paper"),
    path("children/<uuid:pk>/", views.child, name="child"),
    path("children/<uuid:pk>/family/", views.family, name="family"),
    path("children/<uuid:pk>/cases/", views.cases_of_child, name="cases_of_child"),
    path("children/<uuid:pk>/documents/", views.documents, name="documents"),
    path("children/<uuid:pk>/timeline/", views.timeline, name="timeline"),
    path("children/<uuid:pk>/access/", views.who_looked, name="who_looked"),
    path("children/<uuid:pk>/sealed/", views.sealed, name="sealed"),
    path("children/<uuid:pk>/as-it-was/", views.as_it_was, name="as_it_was"),
    path("children/<uuid:pk>/same/", same_views.choose, name="same"),
    path("children/<uuid:pk>/same/<uuid:other>/", same_views.compare, name="same_with"),
    path("children/<uuid:pk>/not-same/<uuid:merge>/", same_views.undo, name="not_same"),
]
