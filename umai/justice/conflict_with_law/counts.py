"""Children who are away, counted for the first page."""


def away_sql(by):
    """The query, in SQL, for how many children are away within reach (`children_away`)."""
    return "select count(*) as children_away from justice_children_away()"


def children_away(by) -> list[tuple]:
    """(child, matter, since) of the children who are away, the longest first; ids only."""
    rows = by.ask("select child_id, matter, since from justice_children_away() order by since, matter")
    return [tuple(row) for row in rows]
