"""What a person reads on a page: its text without the tags, in one line."""

import html
import re


def words_of(answer) -> str:
    """The words of this answer of the test client."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())
