"""The addresses of what a family may ask for: ids and codes of the law, and nothing about a person."""

from django.urls import path

from umai.entitlements import views

app_name = "entitlements"
urlpatterns = [
    path("children/<uuid:pk>/help/", views.ShowHelp.view(), name="of_child"),
    path("children/<uuid:pk>/help/print/", views.PrintHelpSheet.view(), name="print"),
    path("children/<uuid:pk>/help/<slug:code>/", views.RecordOutcome.view(), name="record"),
]
