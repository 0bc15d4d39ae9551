from umai.names.sorting import ALPHABET, RANKS, sort_key


def test_kyrgyz_letters_stand_in_their_places():
    words = ["яблоко", "өрүк", "орто", "ыр", "үч", "уул", "ңг", "нан", "ёлка", "ель", "жол", "алма"]

    assert sorted(words, key=sort_key) == [
        "алма",
        "ель",
        "ёлка",
        "жол",
        "нан",
        "ңг",
        "орто",
        "өрүк",
        "уул",
        "үч",
        "ыр",
        "яблоко",
    ]


def test_each_letter_has_a_rank_above_the_one_before_it():
    assert len(ALPHABET) == len(RANKS) == 36
    assert sorted(RANKS) == list(RANKS)


def test_case_does_not_move_a_name():
    assert sort_key("Өмүрбек") == sort_key("өмүрбек")
