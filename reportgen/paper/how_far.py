"""How far a due date has moved over all periods, said alike in the figure's table and in the risk register."""

from reportgen.over_time import DueTrail
from reportgen.paper import words


def how_far(trail: DueTrail) -> str:
    """What follows "moved later twice", of a trail with slips: ", by 5 months in all", or that it went the other way too."""
    *_, last = (move for move in trail.moves if move.days)
    first, now = trail.days[0], trail.days[-1]
    if now > first:
        ways = dict.fromkeys(move.by_way_of for move in trail.slips if move.by_way_of)
        way = f", by way of {words.joined(list(ways))}" if ways else ""
        return f", by {words.apart(first, now)}{' in all' if len(trail.days) > 2 else ''}{way}"
    if last not in trail.slips:
        return ", and earlier again"
    which = "the last time " if len(trail.slips) > 1 else ""
    return f", {which}by {words.apart(trail.days[-2], now)}, after it had been moved earlier"
