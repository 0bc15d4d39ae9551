from django.urls import path

from umai.identification.report_form import answers, views

app_name = "report"
urlpatterns = [
    path("", views.report_page, name="first"),
    path("<str:language>/", views.report_page, name="form"),
    path("<str:language>/answer/", answers.answer_page, name="answer"),
]
