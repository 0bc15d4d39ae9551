"""The addresses of immediate protection. An address holds ids and the name of a step."""

from django.urls import path

from umai.protection.steps import at_once_views, end_views, sibling_views, step_views, views

app_name = "protection"
urlpatterns = [
    path("protect/", at_once_views.ProtectUnnamed.view(), name="unnamed"),
    path("inbox/<uuid:pk>/protect/", at_once_views.ProtectFromSignal.view(), name="from_signal"),
    path("cases/<uuid:pk>/protection/", views.ProtectionOfCase.view(), name="of_case"),
    path("cases/<uuid:pk>/protection/new/", views.Begin.view(), name="begin"),
    path("protection/<uuid:pk>/", views.Checklist.view(), name="checklist"),
    path("protection/<uuid:pk>/siblings/", sibling_views.Siblings.view(), name="siblings"),
    path("protection/<uuid:pk>/siblings/new/", sibling_views.AddSibling.view(), name="another_child"),
    path("protection/<uuid:pk>/siblings/<uuid:which>/", sibling_views.RecordSibling.view(), name="sibling"),
    path("protection/<uuid:pk>/end/", end_views.ProposeProtectionEnd.view(), name="end"),
    path("protection/<uuid:pk>/end/agree/", end_views.AgreeToProtectionEnd.view(), name="agree"),
    path("protection/<uuid:pk>/papers/<slug:name>/", end_views.PrintProtectionPaper.view(), name="paper"),
    *(
        path(f"protection/<uuid:pk>/{page.step.slug}/", page.view(), {"slug": page.step.slug}, name="step")
        for page in step_views.PAGES.values()
    ),
]
