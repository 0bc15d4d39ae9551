"""What the second person reads before a protection ends: the sentences go by how it is proposed to end."""

import pytest

from umai.protection.tests.conftest import proposed_end

RETURN = ("same household?", "goes back to where the danger was", "Let the child return")
END = ("Should the protection end?", "to look after the safety", "Agree: the protection ends")


@pytest.mark.parametrize(("how", "said", "unsaid"), [("returned", RETURN, END), ("relatives", END, RETURN)])
def test_it_speaks_of_a_return_where_the_child_returns_and_nowhere_else(
    removed, aigul, client_of, how, said, unsaid
):
    proposed_end(removed, aigul, how)
    page = client_of("damira").get(f"/protection/{removed.pk}/end/agree/").text
    assert [one in page for one in said] == [True] * 3
    assert [one in page for one in unsaid] == [False] * 3
