from django.urls import path

from umai.identification.report_form import answers, views

app_name = "report"
urlpatterns = [
    path("", views.report, name="first"),
    path("<str:language>/", views.report, name="form"),
    path("<str:language>/answer/", answers.answer, name="answer"),
]
