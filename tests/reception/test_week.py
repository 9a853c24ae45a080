"""Weekly hours, told on the clock of each language."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from bot.reception.week import week_told
from bot.routing.hours import Hours, Interval
from bot.wiring import Services

OFFICE, NIGHT = Interval(9 * 60, 18 * 60), Interval(22 * 60, 26 * 60)
PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Monday to Friday 09:00–18:00"),
        ("fr", "du lundi au vendredi, de 9\u00a0h\u00a000 à 18\u00a0h\u00a000"),
        ("de", "Montag bis Freitag, 09:00–18:00 Uhr"),
        ("es", "de lunes a viernes, de las 09:00 a las 18:00"),
    ],
)
async def test_office_hours_are_told_as_the_language_tells_the_time(
    services: Services, language: str, told: str
) -> None:
    assert week_told(Hours(PARIS, ((OFFICE,),) * 5 + ((),) * 2), services.texts, language) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Saturday 22:00–02:00 the next day"),
        ("fr", "le samedi, de 22\u00a0h\u00a000 à 2\u00a0h\u00a000 le lendemain"),
        ("de", "Samstag, 22:00–02:00 Uhr am nächsten Tag"),
        ("es", "sábado, de las 22:00 a las 02:00 del día siguiente"),
    ],
)
async def test_a_night_ends_the_next_day_in_words_of_the_language(services: Services, language: str, told: str) -> None:
    assert week_told(Hours(PARIS, ((),) * 5 + ((NIGHT,), ())), services.texts, language) == told


def test_days_with_other_hours_are_joined_as_the_language_joins_them(services: Services) -> None:
    friday = Hours(PARIS, ((OFFICE,), (), (), (), (NIGHT,), (), ()))
    told = {language: week_told(friday, services.texts, language) for language in ("en", "fr")}
    assert "; " in told["en"]
    assert "\u00a0; " in told["fr"]
    assert week_told(Hours(PARIS, ((),) * 7), services.texts, "en") == ""
