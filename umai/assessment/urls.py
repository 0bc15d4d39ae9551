"""The addresses of the assessment. An address holds the case's id and the name of a part."""

from django.urls import path

from umai.assessment import views

app_name = "assessment"
urlpatterns = [
    path("cases/<uuid:pk>/assessment/", views.Parts.view(), name="parts"),
    path("cases/<uuid:pk>/assessment/view/", views.RecordView.view(), name="view"),
    path("cases/<uuid:pk>/assessment/complete/", views.Complete.view(), name="complete"),
    path("cases/<uuid:pk>/assessment/<slug:domain>/", views.RecordFinding.view(), name="finding"),
]
