"""Given names with a head and a long tail, by-names, and the second spellings that people have."""

import csv
from collections import defaultdict
from functools import cache
from random import Random

from bench.world.rates import COMPOSED, SKEW
from rehearsal.draw import Wheel
from rehearsal.names import FILE

STEMS = (
    "Нур Бакыт Таалай Кубат Болот Темир Эркин Мирза Акыл Алтын Бек Дөөлөт Жаныш Талант Азамат Улан Сыймык"
    " Ырыс Канат Мырза Айт Токто Жумаш Орозо Сагын Тилек Эр Кут Аман Жолдош Турсун Кулман Ысман Төрө Сүйөр"
)
WOMENS = "Ай Нур Гүл Бакты Алтын Жаңыл Сайра Күмүш Бермет Жибек Мээр Назик Асыл Толгон Чынар Жамал Турсун Күн"
MENS_ENDINGS = "бек бай али кул жан мырза тай мат хан сейит"
WOMENS_ENDINGS = "гүл жан кан бүбү ай кыз сулуу бийке пери зат"

# What they are called at home. Own knowledge; the same by-name stands for several names.
NICKNAMES = {
    "Нурлан": "Нурик",
    "Нурбек": "Нурик",
    "Нурсултан": "Султан",
    "Нурислам": "Ислам",
    "Азамат": "Аза",
    "Айбек": "Айба",
    "Бакыт": "Баке",
    "Бактыбек": "Бакты",
    "Кубанычбек": "Кубан",
    "Кубаныч": "Кубан",
    "Жаныбек": "Жаник",
    "Жоомарт": "Жоош",
    "Эрлан": "Эрик",
    "Эрмек": "Эрик",
    "Мухаммед": "Муха",
    "Мухаммад": "Муха",
    "Абдурахман": "Рахман",
    "Темирлан": "Тима",
    "Тимур": "Тима",
    "Улукбек": "Улук",
    "Уланбек": "Улан",
    "Канатбек": "Канат",
    "Алмаз": "Алик",
    "Алибек": "Алик",
    "Алихан": "Алик",
    "Данияр": "Даник",
    "Элдияр": "Эля",
    "Эламан": "Эла",
    "Курманбек": "Курман",
    "Искендер": "Искен",
    "Чыңгыз": "Чика",
    "Рустам": "Рус",
    "Руслан": "Рус",
    "Санжар": "Саня",
    "Айгерим": "Айка",
    "Айпери": "Пери",
    "Бегимай": "Бека",
    "Алтынай": "Алтын",
    "Бактыгүл": "Бакты",
    "Назгүл": "Назик",
    "Нургүл": "Нурка",
    "Гүлнара": "Гуля",
    "Гүлмира": "Гуля",
    "Гүлзат": "Гуля",
    "Гүлжан": "Гуля",
    "Айгүл": "Айка",
    "Динара": "Дина",
    "Нурайым": "Нура",
    "Перизат": "Пери",
    "Жылдыз": "Жылдыш",
    "Элмира": "Эля",
    "Элнура": "Эля",
    "Айчүрөк": "Чүрөк",
    "Фатима": "Фатя",
    "Зарина": "Зара",
    "Каныкей": "Каныш",
    "Толгонай": "Толгон",
    "Александр": "Саша",
    "Алексей": "Лёша",
    "Дмитрий": "Дима",
    "Сергей": "Серёжа",
    "Андрей": "Андрюша",
    "Максим": "Макс",
    "Михаил": "Миша",
    "Иван": "Ваня",
    "Николай": "Коля",
    "Владимир": "Вова",
    "Евгений": "Женя",
    "Павел": "Паша",
    "Анна": "Аня",
    "Мария": "Маша",
    "Елена": "Лена",
    "Ольга": "Оля",
    "Наталья": "Наташа",
    "Татьяна": "Таня",
    "Екатерина": "Катя",
    "Анастасия": "Настя",
    "Ирина": "Ира",
    "Светлана": "Света",
    "Дильноза": "Диля",
    "Дилфуза": "Диля",
    "Алишер": "Алик",
    "Улугбек": "Улук",
}


# Two names that one paper has for the other. Own knowledge and the pairs of the field's list of variants.
SECOND_NAMES = {
    "Султан": "Солтон",
    "Нурсултан": "Нурсолтон",
    "Үсөн": "Усен",
    "Фатима": "Батма",
    "Патима": "Фатима",
    "Бегимай": "Бегимайым",
    "Бегайым": "Бегаим",
    "Ырыскелди": "Рыскелди",
    "Жамийла": "Жамиля",
    "Чыңгыз": "Чингиз",
    "Жаныбек": "Жанибек",
    "Мухаммед": "Мухамед",
    "Мухаммад": "Магомед",
    "Юсуф": "Жусуп",
    "Ибрахим": "Ыбрайым",
    "Исмаил": "Ысмайыл",
    "Дөөлөт": "Давлет",
    "Хусейн": "Үсөйүн",
    "Хасан": "Асан",
    "Абдурахман": "Абдрахман",
    "Жусуп": "Юсуп",
    "Дүйшөн": "Дюшен",
    "Мырза": "Мурза",
    "Акмат": "Ахмат",
    "Мукамбет": "Мухамбет",
    "Наталья": "Наталия",
    "Хадича": "Кадича",
    "Марьям": "Мариям",
    "Сафия": "София",
    "Айша": "Аиша",
    "Дильноза": "Дилноза",
    "Улугбек": "Улукбек",
    "Рахмон": "Рахман",
    "Дилором": "Диларам",
    "Жахонгир": "Джахангир",
    "Отабек": "Атабек",
    "Нодира": "Надира",
    "Динара": "Дынара",
    "Шүкүр": "Шукур",
    "Амина": "Эмине",
    "Эмир": "Амир",
    "Даниел": "Данил",
    "Умар": "Омар",
    "Хамза": "Камза",
    "Карим": "Керим",
}


@cache
def name_book():
    """Given names by sex and origin, and roots with their endings by origin."""
    given, roots = defaultdict(dict), defaultdict(dict)
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            weight = float(row["weight"]) ** SKEW
            if row["kind"] == "given":
                given[row["sex"], row["origin"]][row["name"]] = weight
            else:
                roots[row["origin"]][row["name"], row["suffix"]] = weight
    for sex, stems, endings in (("m", STEMS, MENS_ENDINGS), ("f", WOMENS, WOMENS_ENDINGS)):
        add_rare_names(
            given[sex, "kyrgyz"], [stem + ending for stem in stems.split() for ending in endings.split()]
        )
    return given, roots


def add_rare_names(names, composed):
    """Composed names share COMPOSED of all, some of them far more than others."""
    new = [name for name in composed if name not in names]
    Random("tail").shuffle(new)
    heavy = [1 / (3 + place) for place in range(len(new))]
    total = sum(names.values()) * COMPOSED / (1 - COMPOSED) / sum(heavy)
    names |= {name: weight * total for name, weight in zip(new, heavy, strict=True)}


@cache
def given_names(sex, origin) -> Wheel:
    return Wheel(name_book()[0][sex, origin])


@cache
def roots(origin) -> Wheel:
    return Wheel(name_book()[1][origin])


@cache
def names_beginning(sex, origin, beginning):
    """A wheel of the given names that begin so; None where there are not three."""
    names = {
        name: weight for name, weight in name_book()[0][sex, origin].items() if name.startswith(beginning)
    }
    return Wheel(names) if len(names) > 2 else None
