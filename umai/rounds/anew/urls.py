from django.urls import path

from umai.rounds.anew import views

urlpatterns = [
    path("rounds/<uuid:pk>/anew/", views.DrawnDwellings.view(), name="anew"),
    path("rounds/<uuid:pk>/anew/draw/", views.DrawAnew.view(), name="draw_anew"),
    path("rounds/<uuid:pk>/agreement/", views.AgreementPage.view(), name="agreement"),
    path("rounds/<uuid:pk>/agreement.csv", views.AgreementHistories.view(), name="histories"),
    path("rounds/anew/<uuid:pk>/", views.AnswerAnew.view(), name="answer_anew"),
]
