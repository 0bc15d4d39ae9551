from umai.review.closing.withdrawal import speaks_of_withdrawal


def test_a_withdrawn_complaint_is_heard():
    for words in (
        "Мать отозвала заявление.",
        "Она забрала свое заявление из милиции",
        "Стороны помирились, претензий не имеют",
        "Потерпевшая написала встречное заявление.",
        "Апасы арызын кайтарып алды.",
        "Арызды кайтарды",
        "Эки тарап элдешти, доо жок.",
        "The mother withdrew her complaint.",
        "They dropped the charges and reconciled",
        "ЗАЯВЛЕНИЕ\nАННУЛИРОВАНО",
    ):
        assert speaks_of_withdrawal("The mother came back.", words), words
    assert speaks_of_withdrawal("Отозвaла жалобу".replace("a", "а"))
    assert speaks_of_withdrawal("Матасы арызынан баш тартты") and speaks_of_withdrawal("доосу жок")


def test_other_words_are_not_taken_for_one():
    for words in (
        "Мать вернулась из Москвы, ребёнок ходит в школу.",
        "Апасы кайтып келди, бала мектепке барат.",
        "The mother came back and the child goes to school.",
        "Опека оформлена, бабушка получает пособие.",
        "",
    ):
        assert not speaks_of_withdrawal(words), words
