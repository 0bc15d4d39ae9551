"""The addresses of the assessment. An address holds the case's id and the name of a part."""

from django.urls import path

from umai.assessment import views

app_name = "assessment"
urlpatterns = [
    path("cases/<uuid:pk>/assessment/", views.AssessmentPage.view(), name="parts"),
    path("cases/<uuid:pk>/assessment/view/", views.RecordChildsView.view(), name="view"),
    path("cases/<uuid:pk>/assessment/complete/", views.CompleteAssessment.view(), name="complete"),
    path("cases/<uuid:pk>/assessment/<slug:domain>/", views.RecordFinding.view(), name="finding"),
]
