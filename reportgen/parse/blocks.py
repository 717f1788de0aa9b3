"""The blocks that the tables of a sheet stand in: the rows of their titles, the names that forms give them, the lines within."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.layout import Layout
from reportgen.model import Cell
from reportgen.parse.bands import FARTHEST, is_styled
from reportgen.parse.contents import RANK
from reportgen.parse.finder import HeaderFinder
from reportgen.parse.headers import Header
from reportgen.parse.headings import OTHER, Lexicon
from reportgen.parse.lines import StreamName, is_word, stream_name
from reportgen.parse.sheets import View
from reportgen.parse.text import fold, squeeze


@dataclass(frozen=True, slots=True)
class Blocks:
    """The rows of the titles of blocks, and the cells with the names that forms above tables give these, by their rows.

    anew is whether the numbers of lines begin anew in each block, which has a title without a number.
    """

    tops: frozenset[int]
    forms: dict[int, Cell]
    anew: bool

    @classmethod
    def of(cls, finder: HeaderFinder, tops: frozenset[int], layout: Layout, word: str) -> "Blocks":
        """The blocks of a sheet. tops are the titles right above its tables, word is what a work stream is called."""
        numbered = _numbered(finder.view, layout, word)
        if not tops:
            tops = _within(finder.view, numbered)
        forms = {} if tops else _named_in_forms(finder.view, finder.headers, finder.lexicon)
        return cls(tops, forms, bool(tops) and _begin_anew([(row in tops, name) for row, name in numbered.items()]))

    def part(self, number: int) -> bool:
        """Whether a numbered line is a part of a block with a title of its own, as its numbers begin anew in each."""
        return self.anew and number not in self.tops and any(top < number for top in self.tops)


def _numbered(view: View, layout: Layout, word: str) -> dict[int, StreamName]:
    """The lines by themselves that name a work stream by the plan's own word for one, by their rows."""
    lone = [cells[0] for row in view.holding() if len(cells := view.filled(row.number)) == 1 and not view.unseen(cells[0])]
    names = ((cell.row, stream_name(squeeze(cell.standing), layout)) for cell in lone)
    return {row: name for row, name in names if name is not None and is_word(name, word)}


def _begin_anew(names: Sequence[tuple[bool, StreamName]]) -> bool:
    """Whether one number has several titles among numbered lines, none of which is the title of a block (the first of each)."""
    if any(tops and name.number for tops, name in names):
        return False
    titles: dict[str, set[str]] = {}
    for _, name in names:
        if name.number:
            titles.setdefault(name.identity[0], set()).add(fold(name.title or ""))
    return any(len(several) > 1 for several in titles.values())


def _within(view: View, names: Mapping[int, StreamName]) -> frozenset[int]:
    """The rows of the titles of blocks within a table: right above each numbered line where the numbers begin anew.

    names are the numbered lines by their rows. Where one of them has no title above it there are none.
    """
    starts: list[int] = []
    met: set[str] = set()
    for row, name in names.items():
        if not starts or name.identity[0] in met:
            starts.append(row)
            met = set()
        met.add(name.identity[0])
    above = [view.filled(row - 1) if row - 1 in view.rows else () for row in starts]
    titled = all(len(cells) == 1 and is_styled(view, cells[0]) for cells in above)
    tops = frozenset(row - 1 for row in starts)
    anew = _begin_anew([(False, name) for name in names.values()])
    return tops if len(tops) > 1 and titled and anew and not tops & names.keys() else frozenset()


def _named_in_forms(view: View, headers: Mapping[int, Header], lexicon: Lexicon) -> dict[int, Cell]:
    """The names that forms above tables give these, by their rows: "Report title:" and what it is, above each of several."""
    tables = [row for row, header in headers.items() if header.kind in ("plan", "measures")]
    found = [cell for row in tables if (cell := next(_names_in_form(view, row, headers, lexicon), None)) is not None]
    names = {fold(cell.standing) for cell in found}
    return {cell.row: cell for cell in found} if len(names) == len(tables) > 1 else {}


def _names_in_form(view: View, row: int, headers: Mapping[int, Header], lexicon: Lexicon) -> Iterator[Cell]:
    """The lines of two cells above a table of which the first is the label of a work stream, the nearest first."""
    for number in range(row - 1, max(row - 1 - FARTHEST, 0), -1):
        cells = view.filled(number) if number in view.rows else ()
        if number in headers or len(cells) > 2:
            return
        if len(cells) == 2 and _labels_stream(cells[0], lexicon) and not RANK.fullmatch(cells[1].standing.strip()):
            yield cells[1]


def _labels_stream(cell: Cell, lexicon: Lexicon) -> bool:
    """Whether a cell is the label of a work stream as it is usually spelt: "Report title:", "Project:"."""
    guess = lexicon.guess(cell.standing) if cell.standing.rstrip().endswith(":") else None
    return guess is not None and guess.role == "work_stream" and guess.score >= OTHER
