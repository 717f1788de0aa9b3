"""The name of a plan, for settings that serve next quarter too: its title without the quarter or the day it was written for."""

import re
from functools import cache

from reportgen.layout import general_words
from reportgen.model.names import squeeze
from reportgen.parse.plan_title import names_body, names_plan

YEAR = r"(?:20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?|\d\d\s?[/–-]\s?\d\d)"
NUMERIC = r"\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d|20\d\d-\d\d-\d\d"
QUARTER = (
    r"(?:(?:q|qtr|quarter)\s?(?:[1-4]|one|two|three|four)\b|(?:first|second|third|fourth|1st|2nd|3rd|4th|last|final) quarter\b)"
    rf"(?:,?\s+(?:of\s+)?\(?{YEAR}\b\)?)?"
)
BETWEEN = r"[\s,:;|(–—-]*"
LEADING = (
    r"(?:(?:progress|monitoring|performance|status|update) (?:report|statement)|progress|position|status|updated?|"
    r"as (?:at|of|on)|at|for|to|on|in|of|the|end of|up to|correct|reviewed|revised|dated)"
)
"""What may stand before a period and goes with it: "Progress as at"."""
UNNAMED = "Action plan"
"""What a plan is called that nothing names."""
FILE_ENDING = re.compile(
    r"\b(?:copy(?: of)?|final|draft|clean|master|latest|new|for (?:committee|review|issue)|v(?:er(?:sion)?)? ?\d+(?: \d+)*|"
    r"(?:q|qtr|quarter) ?[1-4]|fy ?\d\d(?: ?\d\d)?)\b|\(\d+\)",
    re.IGNORECASE,
)
"""What a file's name says of the file and not of the plan: a version, a quarter."""
GENERIC = re.compile(
    r"(?:book|workbook|sheet|export|download|data|file|document|spreadsheet|test|plan|tracker) ?\d*", re.IGNORECASE
)
"""Names of files that name nothing: "Book1"."""
EDGES = " \t\n,:;.|–—-"


def plan_name(title: str) -> str:
    """A title without the quarter, month or day it was written for; as it stands where nothing else is left.

    Years are a plan's own, and so is a span from one month to another: "Recovery plan 2024-26".
    """
    bare = re.sub(r"\s+", " ", _period().sub(_kept, title)).strip(EDGES)
    return bare if re.search(r"[^\W\d_]{2}", bare) else title.strip(EDGES)


def name_of(title: str | None, file: str) -> str:
    """What to call a plan: by its title; by its file's name where that says more; else plainly "Action plan".

    file is the name of its workbook without an ending: "Damp plan_Q1 v2" is the "Damp plan", and "C2_q1" says nothing.
    """
    of_file = plan_name(squeeze(FILE_ENDING.sub(" ", plan_name(file.replace("_", " ")))))
    if title and not (names_body(title) and names_plan(of_file)):
        return plan_name(squeeze(title))
    letters = re.findall(r"[^\W\d_]{3,}", of_file)
    return of_file[:1].upper() + of_file[1:] if letters and not GENERIC.fullmatch(of_file) else UNNAMED


def _kept(found: re.Match[str]) -> str:
    """What stays of a period: a span whole, and a bracket that closes one before it."""
    return found[0] if found["span"] else " " if "(" in found[0] else f"{found['closed']} "


@cache
def _period() -> re.Pattern[str]:
    """A span, which is kept, or a period with what leads to it."""
    months = "|".join(sorted({name for names in general_words().months for name in names}, key=len, reverse=True))
    day = rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{months})\s+'?(?:20)?\d\d\b|{NUMERIC})"
    span = rf"{BETWEEN}(?:\b{LEADING}\b{BETWEEN})*(?P<span>\b(?:{day}|(?:{months}))\s*(?:to|until|[–—-])\s*{day})"
    period = rf"{BETWEEN}(?:\b{LEADING}\b{BETWEEN})*\b(?:{day}|{QUARTER})(?P<closed>\)?)"
    return re.compile(f"{span}|{period}", re.IGNORECASE)
