"""The addresses of immediate protection. An address holds ids and the name of a step."""

from django.urls import path

from umai.protection.steps import end_views, step_views, views

app_name = "protection"
urlpatterns = [
    path("cases/<uuid:pk>/protection/", views.of_case, name="of_case"),
    path("cases/<uuid:pk>/protection/new/", views.begin, name="begin"),
    path("protection/<uuid:pk>/", views.checklist, name="checklist"),
    path("protection/<uuid:pk>/siblings/", step_views.siblings, name="siblings"),
    path("protection/<uuid:pk>/siblings/new/", step_views.another_child, name="another_child"),
    path("protection/<uuid:pk>/siblings/<uuid:which>/", step_views.sibling, name="sibling"),
    path("protection/<uuid:pk>/end/", end_views.propose, name="end"),
    path("protection/<uuid:pk>/end/agree/", end_views.agree, name="agree"),
    path("protection/<uuid:pk>/papers/<slug:name>/", end_views.paper, name="paper"),
    path("protection/<uuid:pk>/<slug:slug>/", step_views.step, name="step"),
]
