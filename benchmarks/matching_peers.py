"""What else could say which action is which: daff, and a greedy matcher on difflib. Each gives (earlier, later) keys."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from known_plans import Line

_ALIKE = 0.6


def daff_pairs(before: Sequence[Line], after: Sequence[Line], columns: Sequence[str]) -> set[tuple[int, int]]:
    """The rows that daff aligns, of two tables with the same columns."""
    import daff

    one, other = (daff.PythonTableView(_table(lines, columns)) for lines in (before, after))
    order = daff.Coopy.compareTables(one, other).align().toOrder().getList()
    rows = [(unit.l, unit.r) for unit in order if unit.l > 0 and unit.r > 0]
    return {(before[b - 1].key, after[a - 1].key) for b, a in rows}


def _table(lines: Sequence[Line], columns: Sequence[str]) -> list[list[str]]:
    own = {"action": "text"}
    heads = [name for name in columns if name != "changes"]
    rows = [[str(line.stream), *(getattr(line, own.get(name, name)) for name in heads)] for line in lines]
    return [["work stream", *heads], *rows]


def difflib_pairs(before: Sequence[Line], after: Sequence[Line], columns: Sequence[str]) -> set[tuple[int, int]]:
    """Equal texts first, then always the two that are most alike of those left."""
    by_text: dict[str, list[Line]] = {}
    for line in after:
        by_text.setdefault(" ".join(line.text.split()), []).append(line)
    found = {}
    for line in before:
        same = by_text.get(" ".join(line.text.split()))
        if same:
            found[line.key] = same.pop(0).key
    taken = set(found.values())
    new = [line for line in after if line.key not in taken]
    ratios = sorted(_ratios([line for line in before if line.key not in found], new), reverse=True)
    for _, b, a in ratios:
        if b not in found and a not in taken:
            found[b] = a
            taken.add(a)
    return set(found.items())


def _ratios(before: Sequence[Line], after: Sequence[Line]) -> list[tuple[float, int, int]]:
    matcher = SequenceMatcher(autojunk=False)
    found = []
    for later in after:
        matcher.set_seq2(later.text)
        for earlier in before:
            matcher.set_seq1(earlier.text)
            if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
                found.append((matcher.ratio(), earlier.key, later.key))
    return found
