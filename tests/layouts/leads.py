"""Who leads, as officers type it, and the people and posts it names."""

from dataclasses import dataclass
from random import Random

from layouts.pools import AGENCIES, INITIALS, PEOPLE, ROLES

STYLES = ("one", "line breaks", "slashes", "semicolons", "ampersands", "initials", "brackets", "agencies", "all")


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead's cell, and whom it names."""

    text: str | None
    names: tuple[str, ...]


NOBODY = Lead(None, ())


def _pair(rng: Random, pool: tuple[str, ...]) -> list[str]:
    return rng.sample(pool, 2)


def draw_lead(rng: Random, style: str) -> Lead:
    """One lead in a style; four in ten of any style are one post alone."""
    if style == "one" or rng.random() < 0.4:
        alone = rng.choice(ROLES)
        return Lead(alone, (alone,))
    return _STYLES[style](rng)


def _joined(separator: str, names: list[str]) -> Lead:
    return Lead(separator.join(names), tuple(names))


def _line_breaks(rng: Random) -> Lead:
    return _joined("\n", _pair(rng, ROLES))


def _slashes(rng: Random) -> Lead:
    pool = rng.choice((ROLES, PEOPLE))
    return _joined(rng.choice((" / ", "/")), _pair(rng, pool))


def _semicolons(rng: Random) -> Lead:
    return _joined("; ", _pair(rng, rng.choice((ROLES, PEOPLE))))


def _ampersands(rng: Random) -> Lead:
    plain = tuple(role for role in ROLES if role.startswith(("Head of", "Director of")) and "&" not in role)
    return _joined(" & ", _pair(rng, rng.choice((PEOPLE, INITIALS, plain))))


def _initials(rng: Random) -> Lead:
    return _joined(rng.choice(("/", " & ")), _pair(rng, INITIALS))


def _brackets(rng: Random) -> Lead:
    role, initials = rng.choice(ROLES), "/".join(_pair(rng, INITIALS))
    text = f"{role} ({rng.choice((rng.choice(INITIALS), initials, 'Strategy, Performance'))})"
    return Lead(text, (text,))


def _agencies(rng: Random) -> Lead:
    return _joined(rng.choice(("\n", "; ", " / ")), [rng.choice(AGENCIES), rng.choice(ROLES)])


def _all(rng: Random) -> Lead:
    text = rng.choice(("All", "All Heads of Service", "All partners"))
    return Lead(text, (text,))


_STYLES = {
    "line breaks": _line_breaks,
    "slashes": _slashes,
    "semicolons": _semicolons,
    "ampersands": _ampersands,
    "initials": _initials,
    "brackets": _brackets,
    "agencies": _agencies,
    "all": _all,
}
