"""The addresses of openings: ids of openings and questions, and nothing about a person."""

from django.urls import path

from umai.opens.audit import views as audit
from umai.opens.emergency import views as emergency
from umai.opens.unusual import views as unusual

app_name = "opens"
urlpatterns = [
    path("emergency/", emergency.AskInEmergency.view(), name="emergency"),
    path("emergency/<uuid:pk>/", emergency.OpenInEmergency.view(), name="open_emergency"),
    path("emergency/opened/", emergency.EmergencyOpenings.view(), name="openings"),
    path("emergency/opened/<uuid:pk>/", emergency.ReviewOpening.view(), name="opening"),
    path("opens/questions/", unusual.OpenQuestions.view(), name="questions"),
    path("opens/questions/<uuid:pk>/", unusual.AnswerOpenQuestion.view(), name="question"),
    path("audit/", audit.Audit.view(), name="audit"),
    path("audit/trail/", audit.TrailSearch.view(), name="trail"),
]
