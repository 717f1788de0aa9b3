"""What the cells of a column are: dates, statuses, people, references, prose. Headings are believed together with these."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.layout import general_words
from reportgen.model import Cell
from reportgen.parse.colours import rag_of_fill, rag_of_word
from reportgen.parse.due import Calendar, read_due
from reportgen.parse.lead import INITIALS, PERSON, split_leads
from reportgen.parse.status import match_word
from reportgen.parse.text import fold, squeeze

Held = Literal["due", "status", "lead", "ref", "prose"]
PROSE = 45
"""The length in characters from which a text is no status word."""
LONGEST_LEAD = 60
REF = re.compile(
    r"[A-Za-z]{0,6}(?:[ ./_-][A-Za-z]{1,5}){0,2}[ ./_-]?\d{1,4}(?:[./_-]?(?:\d{1,4}|[A-Za-z]{1,2}|\([A-Za-z]{1,2}\))){0,4}[.)]?"
)
LONGEST_REF = 14
BARE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[A-Za-z]")
"""A number or a letter, which is no date."""
ANSWERS = frozenset({"y", "n", "yes", "no", "n a", "na", "partial", "partly", "in part"})
YEAR = re.compile(r"20\d\d")
"""But for a year."""
AMOUNT = re.compile(r"\s*\d+ ?%?\s+(?!of\b|(?:working )?(?:days?|weeks?|months?|years?|terms?)\b)[a-z]+ ", re.IGNORECASE)
AMOUNT_BY = re.compile(r"\s*\d+ ?%?\s+(?:by|in|before|until)\b", re.IGNORECASE)
"""A number of things to be reached, and one to be reached by a date."""
STOP = re.compile(r"\s*[–—:;.(\n]|\s+-\s")
RANK = re.compile(
    r"(\(?\d\)?[ .:–-]*)?(h|m|l|high|medium|med|normal|low|critical|urgent|important|essential|desirable)|[1-5]|p[1-5]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contents:
    """A sample of the cells below a heading that are filled or coloured."""

    cells: tuple[Cell, ...]
    calendar: Calendar

    @property
    def texts(self) -> list[str]:
        """What stands in them."""
        return [squeeze(cell.text) for cell in self.cells if cell.text.strip()]

    def mostly(self, test: Callable[[str], bool]) -> bool:
        """Whether seven of ten texts, at least, are such."""
        return mostly(test(text) for text in self.texts)

    @property
    def dates(self) -> bool:
        """Whether most are days, months, quarters or words that stand for a date."""
        plain = [cell for cell in self.cells if cell.text.strip()]
        sure = [cell for cell in plain if YEAR.fullmatch(cell.text.strip()) or not BARE.fullmatch(cell.text.strip())]
        certain = [cell for cell in sure if is_date(cell, self.calendar)]
        return bool(plain) and len(certain) * 10 >= len(plain) * 6 and any(re.search(r"\d", cell.text) for cell in certain)

    @property
    def amounts(self) -> bool:
        """Whether a text says how much is to be reached: "25 by March 2016", "26 meetings a year"."""
        numbered = [cell for cell in self.cells if AMOUNT.match(cell.text)]
        return any(AMOUNT_BY.match(cell.text) or not is_date(cell, self.calendar) for cell in numbered)

    @property
    def numbered(self) -> bool:
        """Whether they are references, most of them one action's: the numbers of minutes, one of which may set several."""
        texts = [text for text in self.texts if len(text) <= LONGEST_REF]
        several = len(set(texts)) * 3 >= len(texts) * 2
        return several and self.mostly(lambda text: REF.fullmatch(text) is not None)

    @property
    def statuses(self) -> bool:
        """Whether most are statuses, in words or by colour."""
        texts = self.texts
        coloured = [cell for cell in self.cells if rag_of_fill(cell.fill)]
        if not texts or (len(texts) * 3 <= len(coloured) and all(len(text) == 1 for text in texts)):
            return len({cell.fill for cell in coloured}) > 1  # a letter here and there on coloured months is a mark
        if {fold(text) for text in texts} <= ANSWERS:
            return False
        known = sum(is_status(text) for text in texts)
        worded = any(len(text) > 1 and is_status(text) for text in texts)
        if not worded and self.mostly(_is_rank):
            return len({cell.fill for cell in coloured}) > 1 and len(coloured) * 2 > len(self.cells)
        if known * 10 >= len(texts) * 6:
            return True
        few = len({fold(text) for text in texts}) <= max(2, len(texts) // 2)
        return few and all(len(text) <= PROSE for text in texts) and (known * 10 >= len(texts) * 3 or self._shaded(coloured))

    def _shaded(self, coloured: Sequence[Cell]) -> bool:
        """Whether words of unknown meaning are shaded, each in one colour of several."""
        shades = {(fold(cell.text), cell.fill) for cell in coloured}
        words = {word for word, _ in shades}
        most = len(coloured) * 10 >= len(self.cells) * 6
        return most and len({fill for _, fill in shades}) > 1 and len(shades) <= len(words) + 1

    @property
    def people(self) -> bool:
        """Whether most are persons, posts, teams or initials."""
        return self.mostly(is_lead) and not self.mostly(_is_rank)

    @property
    def refs(self) -> bool:
        """Whether they are references, hardly one of them twice."""
        texts = self.texts
        once = len(set(texts)) * 10 >= len(texts) * 9
        return once and self.mostly(lambda text: len(text) <= LONGEST_REF and REF.fullmatch(text) is not None)

    @property
    def figures(self) -> bool:
        """Whether most are numbers, so that none of them says what is done."""
        return mostly(is_count(cell) for cell in self.cells if cell.text.strip())

    @property
    def prose(self) -> bool:
        """Whether most hold a few words or more."""
        return self.mostly(lambda text: len(text.split()) >= 3)

    @property
    def reports(self) -> bool:
        """Whether most are sentences that open with a status, a stop behind it: "COMPLETE – adopted in June"."""
        return self.mostly(_opens_with_status)

    @property
    def words(self) -> float:
        """How many words a cell has on average."""
        texts = self.texts
        return sum(len(text.split()) for text in texts) / len(texts) if texts else 0.0

    @property
    def orders(self) -> float:
        """The share of texts that begin with a verb, as what is to be done does: "Review the …"."""
        verbs = general_words().verbs
        firsts = [fold(text).split(" ", 1)[0] for text in self.texts]
        return sum(first in verbs for first in firsts) / len(firsts) if firsts else 0.0

    @property
    def held(self) -> Held | None:
        """The one thing that the column holds, None where it is not plain."""
        if self.dates and not self.mostly(lambda text: YEAR.fullmatch(text) is not None):
            return "due"
        if self.statuses:
            return "status"
        if self.refs:
            return "ref"
        if self.people:
            return "lead"
        return "prose" if self.prose and self.words >= 4 else None


def mostly(answers: Iterable[bool]) -> bool:
    """Whether seven of ten answers, at least, are yes, and there are any."""
    listed = list(answers)
    return bool(listed) and sum(listed) * 10 >= len(listed) * 7


def is_date(cell: Cell, calendar: Calendar) -> bool:
    """Whether a cell is a date, or words that a due date may be."""
    return cell.kind == "date" or read_due(cell.text, calendar).due.kind not in ("unreadable", "complete")


def is_status(text: str) -> bool:
    """Whether a text is a status and nothing besides."""
    if len(text) > PROSE:
        return False
    matched = match_word(text, general_words().statuses)
    return rag_of_word(text) is not None or (matched is not None and matched.how != "within")


def _opens_with_status(text: str) -> bool:
    matched = match_word(text, general_words().statuses)
    if matched is None or matched.how != "within" or not text.startswith(matched.said):
        return False
    return STOP.match(text[len(matched.said) :]) is not None


def is_count(cell: Cell) -> bool:
    """Whether a cell holds a number or a share."""
    return cell.kind in ("number", "uncalculated") or re.fullmatch(r"[\d.,]+ ?%?", cell.text.strip()) is not None


def _is_rank(text: str) -> bool:
    return RANK.fullmatch(text) is not None


def is_lead(text: str) -> bool:
    """Whether a text names persons, posts or teams alone."""
    if len(text) > LONGEST_LEAD or text.rstrip().endswith(".") or re.search(r"\d{2}", text):
        return False
    return any(_is_post(piece) for piece in split_leads(text))


def _is_post(text: str) -> bool:
    bare = re.sub(r"\([^)]*\)", " ", text).strip()
    words = fold(bare).split()
    if not words or len(words) > 7:
        return False
    known = general_words()
    opens = any(fold(bare).startswith(f"{opening} ") for opening in known.lead_openings)
    post = bool({*known.lead_roles, *known.lead_teams} & set(words)) and bare[:1].isupper()
    return opens or post or bool(INITIALS.fullmatch(bare) or PERSON.fullmatch(bare)) or fold(bare) in known.lead_initials
