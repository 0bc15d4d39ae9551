"""Which posts there are at which kind of office, who may give them, and whether one is new."""

from umai.staff.models import OfficeKind, Role

POSTS = {
    OfficeKind.MUNICIPALITY: (Role.SOCIAL_WORKER, Role.ROUND_MEMBER),
    OfficeKind.DISTRICT: (Role.HEAD, Role.SPECIALIST),
    OfficeKind.COMMISSION: (Role.COMMISSION_SECRETARY, Role.COMMISSION_MEMBER),
    OfficeKind.ADMINISTRATION: (Role.HEAD_OF_ADMINISTRATION,),
    OfficeKind.POLICE: (Role.INSPECTOR,),
    OfficeKind.PROSECUTION: (Role.PROSECUTOR,),
    OfficeKind.SCHOOL: (Role.SCHOOL_WORKER,),
    OfficeKind.CLINIC: (Role.HEALTH_WORKER,),
    OfficeKind.HOTLINE: (Role.HOTLINE_OPERATOR,),
    OfficeKind.OBLAST: (Role.OBLAST_SUPERVISOR,),
    OfficeKind.MINISTRY: (Role.ADMINISTRATOR, Role.AUDITOR, Role.ANALYST, Role.MINISTRY_SUPERVISOR),
    OfficeKind.OMBUDSMAN: (Role.OMBUDSMAN,),
    OfficeKind.COMMISSIONER: (Role.COMMISSIONER,),
}
# A head appoints the people who work with the children of the district, but no second head and
# nobody who supervises heads.
GIVEN_BY_HEADS = {
    Role.SOCIAL_WORKER,
    Role.SPECIALIST,
    Role.ROUND_MEMBER,
    Role.SCHOOL_WORKER,
    Role.HEALTH_WORKER,
}


def posts_at(office, *, given_by):
    """The posts at this office that this role may give, in the order of the list."""
    posts = POSTS[OfficeKind(office.kind)]
    if given_by == Role.ADMINISTRATOR:
        return list(posts)
    if given_by == Role.HEAD:
        return [post for post in posts if post in GIVEN_BY_HEADS]
    return []


def new_post_sql(by) -> str:
    """Whether the reader's post is new, as `new_post`; `%(new_since)s` is the first day that counts so."""
    return """select exists (select from staff_term t where t.worker_id = %(me)s and t.ended_at is null
        and t.from_on between %(new_since)s and %(on)s) as new_post"""
