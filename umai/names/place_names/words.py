"""The words in the name of a place that are not its own: for its kind, and those that are translated."""

from umai.names.parts import as_searchable

# The words for a town, and for every other kind of place, also shortened.
TOWN = frozenset(
    map(as_searchable, ("шаары", "шаар", "шаарынын", "ш", "город", "города", "гор", "г", "city", "town"))
)
KINDS = TOWN | frozenset(
    map(
        as_searchable,
        (
            "облусу",
            "облус",
            "облусунун",
            "облусун",
            "областы",
            "область",
            "области",
            "обл",
            "oblast",
            "oblasty",
            "oblusu",
            "region",
            "району",
            "район",
            "районунун",
            "района",
            "районун",
            "рай",
            "рну",
            "рн",
            "рна",
            "rayon",
            "rayonu",
            "raion",
            "raionu",
            "district",
            "айылы",
            "айыл",
            "айылынын",
            "айылдык",
            "аймагы",
            "аймак",
            "аймагынын",
            "aimak",
            "aimagy",
            "aiyl",
            "айыльный",
            "айылный",
            "айыльного",
            "аильный",
            "өкмөтү",
            "ао",
            "аа",
            "село",
            "села",
            "с",
            "сел",
            "village",
            "кыштагы",
            "кыштак",
            "посёлок",
            "пос",
            "пгт",
            "республика",
            "республикасы",
            "кыргыз",
            "кыргызская",
            "кр",
        ),
    )
)
# Further words for a kind, not for the words of an address: those are kept as numbers.
PLACE_KINDS = frozenset(
    map(
        as_searchable,
        (
            *("совхоз", "совхозу", "совхоза", "колхоз", "колхозу", "колхоза", "sovkhoz", "kolkhoz"),
            *("шаарча", "шаарчасы", "шаарчасынын", "айлы", "shaary", "kyshtagy", "town"),
            *("посёлка", "деревня", "дер", "селение", "развалины", "урочище"),
            *("вилоят", "вилояти", "туман", "тумани", "шаҳар", "шаҳри", "қишлоқ", "қишлоғи"),
            *("viloyat", "viloyati", "tuman", "tumani", "shahar", "shahri", "qishloq", "qishlogi"),
        ),
    )
)
# What is translated between the languages and not respelt.
TRANSLATED = {
    as_searchable(word): as_searchable(meant)
    for meant, words in {
        "1": ("биринчи", "первое", "первая", "первый"),
        "8": ("сегизинчи", "восьмое"),
        "1май": ("первомайское", "первомайский", "первомай", "первомайка"),
        "жогорку": ("верхний", "верхняя", "верхнее", "юқори", "yuqori"),
        "төмөнкү": ("нижний", "нижняя", "нижнее", "қуйи", "quyi"),
        "орто": ("средний", "средняя", "среднее", "ўрта"),
        "чоң": ("большой", "большая", "большое"),
        "кичи": ("малый", "малая", "малое"),
        "жаңы": ("новый", "новая", "новое", "янги", "yangi"),
        "жол": ("йўл", "yo'l"),
        "кызыл": ("красный", "красная", "красное"),
        "сары": ("сариқ", "sariq"),
        "кыштак": ("қишлоқ", "qishloq"),
        "бөлүгү": ("часть", "chast"),
        "эски": ("старый", "старая", "старое"),
    }.items()
    for word in words
}
