"""A child is told what was decided, does not agree, and nobody is rid of its no before something is done."""

from tests.journeys.walks import on_both_screens
from umai.feedback.models import ChildDecision
from umai.feedback.tests.conftest import case_of, decision_of, state_of
from umai.prevention.tests.conftest import register

NO = "Эжем менен жашагым келет."
DONE = "Эжеси менен сүйлөштүк, ал чогуу жашоого макул."


@on_both_screens
def test_a_child_is_told_and_its_no_is_answered(walks, aigul, damira):
    child = register(aigul)
    case_of(child, aigul, damira)

    # The worker finds on My day whom to tell, and says it in the child's words with one gap to fill.
    worker = walks("aigul")
    worker.follow("/feedback/")
    worker.follow("main li a")
    worker.follow("/feedback/" + f"{decision_of(child).pk}/")
    worker.write(how="alone", carer="told", reaction="disagrees")
    worker.press("main form[data-unsaved] button")  # the gap is left, and the child's own words are missing
    assert worker.errors() == 2
    said = worker.page.locator("[name=decided_words]").input_value()
    worker.write(became_words="Сен эжең жөнүндө айттың, биз аны жаздык.", reaction_words=NO)
    worker.send()
    assert worker.page.url.endswith(f"/children/{child.pk}/feedback/#d-{decision_of(child).pk}")
    told = worker.words()
    assert said in told and NO in told

    # Her head reads of the no on her own My day, without being the one who tells.
    head = walks("damira")
    head.follow("/feedback/")
    assert head.count("main li a") == 1

    # Something is done about it; then it stands on nobody's day any more.
    worker.follow("/answer/")
    assert NO in worker.words("main blockquote")
    worker.write(words=DONE)
    worker.send()
    assert DONE in worker.words()
    for one in (worker, head):
        assert one.go("/").count("#group-untold") == 0
    assert state_of(decision_of(child)) == "answered"
    assert ChildDecision.objects.using("owner").filter(child_id=child.pk).count() == 1
