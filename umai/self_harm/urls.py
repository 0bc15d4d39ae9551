"""The addresses of this room. An address holds ids and the name of what is asked."""

from django.urls import path

from umai.self_harm.deaths import views as deaths
from umai.self_harm.following import views as following
from umai.self_harm.path import views
from umai.self_harm.path_page import ShowPath

app_name = "self_harm"
urlpatterns = [
    path("children/<uuid:pk>/self-harm/new/", views.OpenPath.view(), name="open"),
    path("cases/<uuid:pk>/self-harm/new/", views.OpenPathOfCase.view(), name="open_of_case"),
    path("self-harm/", following.FollowedChildren.view(), name="following"),
    path("self-harm/<uuid:pk>/", ShowPath.view(), name="path"),
    path("self-harm/<uuid:pk>/contact/", following.RecordFollowing.view(), name="contact"),
    path("self-harm/<uuid:pk>/end/", views.EndPath.view(), name="end"),
    *(
        path(f"self-harm/<uuid:pk>/{step.slug}/", page.view(), {"slug": step.slug}, name="step")
        for step, page in views.STEP_PAGES.items()
    ),
    path("children/<uuid:pk>/death-review/new/", deaths.BeginReview.view(), name="begin_review"),
    path("death-reviews/", deaths.DeathReviews.view(), name="reviews"),
    path("death-reviews/<uuid:pk>/", deaths.ShowReview.view(), name="review"),
    path("death-reviews/<uuid:pk>/conclude/", deaths.ConcludeReview.view(), name="conclude"),
    path("death-reviews/answers/<uuid:pk>/", deaths.AnswerReview.view(), name="answer_review"),
]
