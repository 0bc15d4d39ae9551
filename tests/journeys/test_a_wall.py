"""A tie is declared on a file, the head names another worker, and two persons open the file again."""

from tests.cast import id_of
from tests.journeys.walks import on_both_screens
from umai.access.models import Wall
from umai.guardianship.tests.conftest import register
from umai.intake.cases.actions import assign_worker, open_case
from umai.intake.models import Assignment
from umai.intake.tests.conftest import particulars


@on_both_screens
def test_a_wall_from_its_declaration_to_its_end(walks, aigul, damira):
    child = register(aigul)
    case = open_case(child, by=aigul, **particulars())
    assign_worker(case, by=damira, worker_id=aigul.pk)

    worker = walks("aigul", at="/ties/mine/")
    worker.go(f"/children/{child.pk}/")
    worker.follow(f"/children/{child.pk}/tie/")
    worker.press("main form button")
    worker.write(worker_id=str(aigul.pk), tie="family", words="Эже-жээн.")
    worker.press("main form button")
    assert "Асанов" not in worker.words()
    assert worker.is_refused(f"/children/{child.pk}/")

    head = walks("damira")
    head.follow('a[href="/ties/"]')
    head.follow(f'a[href="/cases/{case.pk}/"]')
    head.go(f"/cases/{case.pk}/assign/")
    head.write(worker_id=str(id_of("worker", "erlan")))
    head.press("main form button")
    assert head.page.url.endswith(f"/cases/{case.pk}/")
    assert Assignment.objects.using("owner").get(case=case).worker_id == id_of("worker", "erlan")
    head.go(f"/children/{child.pk}/")
    wall = Wall.objects.using("owner").get()
    head.follow(f'a[href="/children/{child.pk}/ties/{wall.pk}/lift/"]')
    head.write(reason="Башка Асанова экен.")
    head.press("main form button")
    assert head.page.url.endswith("/ties/")

    oblast = walks("farida")
    oblast.follow('a[href^="/ties/lift/"]')
    oblast.follow('a[href$="/refuse/"]')
    oblast.page.go_back()
    oblast.press("main form button")
    assert oblast.page.url.endswith("/ties/")
    assert not worker.is_refused(f"/children/{child.pk}/")
