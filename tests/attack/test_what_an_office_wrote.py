"""A file moved away: of the office that wrote in it only who reads files sees what it wrote."""

import pytest

from tests.moves import move_across
from umai.access.policy.table import ROLES_OF_ACT
from umai.access.sessions import Speaker, open_session
from umai.staff.models import Role, Term, Worker


@pytest.mark.parametrize("role", Role.values)
def test_a_post_without_files_sees_nothing_of_what_its_office_wrote(child, aigul, cholpon, client_of, role):
    move_across(child.pk, by=cholpon, to=cholpon)
    Term.objects.using("owner").filter(worker_id=aigul.pk).update(role=role)

    reads = role in ROLES_OF_ACT["register.read"]
    by = Speaker(open_session(Worker.objects.get(pk=aigul.pk)))
    with by.speaking():
        assert (set(by.reach.wrote) == {child.pk}) is reads
        assert by.ask("select access_wrote() as ids")[0][0] == ([child.pk] if reads else [])
    for page in ("", "family/", "cases/", "documents/", "timeline/"):
        answer = client_of("aigul").get(f"/children/{child.pk}/{page}")
        assert (answer.status_code == 200) is reads, page
