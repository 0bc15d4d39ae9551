"""School by age in the years when the country moves from eleven to twelve."""

from datetime import date


def school_year(today: date) -> int:
    """The year in which the school year of this day began, on 1 September."""
    return today.year if today.month >= 9 else today.year - 1


def grade_of(born: date, year: int):
    """Grade and programme of a child who entered at six and missed nothing; (None, "") when under age.

    In 2025 the new programme took grades 1, 2, 5 and 7, and whoever finished grade 3 went to 5; for
    the years after that only a discussion of grades 3–8 was published, so from 2026 on pupils of
    what were grades 4 to 9 are a number ahead here. An assumption, and never a way to tell age from grade.
    """
    age = year - born.year - ((born.month, born.day) > (9, 1))
    old = min(age - 5, 11)
    if old < 1:
        return None, ""
    if year < 2025:
        return old, "11"
    if year == 2025:
        moved = {1: 1, 2: 2, 4: 5, 6: 7}
    else:
        moved = {1: 1, 2: 2, 3: 3} | {grade: grade + 1 for grade in range(4, 10)}
    return (moved[old], "12") if old in moved else (old, "11")
