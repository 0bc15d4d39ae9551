from django.urls import path

from umai.lawbook import views
from umai.lawbook.courses import views as course_views
from umai.lawbook.guidance import views as guidance_views

app_name = "lawbook"
urlpatterns = [
    path("guidance/", guidance_views.GuidanceList.view(), name="guidance"),
    path("guidance/<slug:room>/<slug:step>/", guidance_views.ShowGuidance.view(), name="guidance_text"),
    path("courses/", course_views.Courses.view(), name="courses"),
    path("courses/offices/", course_views.CoursesOfOffices.view(), name="courses_of_offices"),
    path("courses/<slug:step>/", course_views.ShowCourse.view(), name="course"),
    path("courses/<slug:step>/<int:n>/", course_views.DecideCase.view(), name="course_case"),
    path("courses/<slug:step>/done/", course_views.FinishCourse.view(), name="course_done"),
    path("law/", views.Rules.view(), name="rules"),
    path("law/categories/", views.Categories.view(), name="categories"),
    path("law/cases/", views.Cases.view(), name="cases"),
    path("law/changes/", views.Changes.view(), name="changes"),
    path("law/editions/", views.Editions.view(), name="editions"),
    path("law/sheet/<slug:language>/", views.PrintSheet.view(), name="sheet"),
    path("law/proposals/<uuid:pk>/", views.PutInForce.view(), name="proposal"),
    path("law/proposals/<uuid:pk>/no/", views.RefuseLaw.view(), name="refuse"),
]
