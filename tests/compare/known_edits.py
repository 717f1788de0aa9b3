"""Plans after edits that are known: what a comparison must find."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from known_plans import MONTHS, PLAIN, STATUSES, Author, Line, number, reading

from reportgen.model import Reading


@dataclass
class Edited:
    """A plan before and after, and what is true of them. A line that is in both has the same key in both."""

    before: list[Line]
    after: list[Line]
    parts: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Whole to its parts, of splits; keys of parts that are new are in after only."""
    merges: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """The later key to the earlier ones."""
    kinds: dict[str, set[int]] = field(default_factory=dict)
    """The keys that each kind of edit was done to."""
    columns: tuple[Sequence[str], Sequence[str]] = (PLAIN, PLAIN)
    titles: tuple[Sequence[str], Sequence[str]] = ((), ())
    divided: tuple[bool, bool] = (True, True)
    """Whether the plan is in work streams, before and after."""
    restreamed: bool = False
    """Whether a work stream was split or two were merged, so that no one can say which of its actions moved."""

    def mark(self, kind: str, *keys: int) -> None:
        """Note what was done to whom."""
        self.kinds.setdefault(kind, set()).update(keys)

    def readings(self) -> tuple[Reading, Reading]:
        """Both plans as reportgen reads them."""
        return (
            reading(self.before, "before.xlsx", self.titles[0], self.columns[0], self.divided[0]),
            reading(self.after, "after.xlsx", self.titles[1], self.columns[1], self.divided[1]),
        )

    def entries(self) -> set[tuple[frozenset[int], frozenset[int]]]:
        """Every entry as (earlier keys, later keys)."""
        then, now = {line.key for line in self.before}, {line.key for line in self.after}
        found = {(frozenset({whole}), frozenset(parts)) for whole, parts in self.parts.items()}
        found |= {(frozenset(several), frozenset({one})) for one, several in self.merges.items()}
        used = {key for entry in found for keys in entry for key in keys}
        for key in sorted((then | now) - used):
            found.add((frozenset({key} & then), frozenset({key} & now)))
        return found

    def pairs(self) -> set[tuple[int, int]]:
        """Every (earlier, later) key that belong together."""
        return {(b, a) for then, now in self.entries() for b in then for a in now}

    def fields(self) -> dict[int, set[str]]:
        """For each later item that is one with one earlier item, the fields that differ."""
        then = {line.key: line for line in self.before}
        whole = {key for then_keys, now_keys in self.entries() if len(then_keys) == len(now_keys) == 1 for key in now_keys}
        told = {"work_stream"} if all(self.divided) and not self.restreamed else set()
        told |= set(self.columns[0]) & set(self.columns[1])
        return {line.key: differing(then[line.key], line) & told for line in self.after if line.key in whole}


def differing(before: Line, after: Line) -> set[str]:
    """The contract's fields in which two lines differ by more than white space."""
    named = {"action": "text", "work_stream": "stream"}
    named |= {name: name for name in ("ref", "objective", "lead", "status", "due", "progress", "milestones", "targets")}
    return {name for name, own in named.items() if _flat(getattr(before, own)) != _flat(getattr(after, own))}


def _flat(value: object) -> str:
    return " ".join(str(value).split())


def edit(author: Author, before: list[Line], amounts: dict[str, float], renumber: bool = True) -> Edited:
    """The plan after edits of each kind on so many shares of its lines (each line gets at most one that changes who it is).

    Without renumber every ref stays with its action, and what is new gets the next that is free.
    """
    lines = {line.key: line for line in before}
    order = [line.key for line in before]
    edited = Edited(before, [])
    free = list(order)
    author.random.shuffle(free)
    for kind, share in amounts.items():
        for _ in range(max(1, round(share * len(before))) if share else 0):
            key = free.pop() if free else None
            if key in order:
                edited.mark(kind, key)
                EDITS[kind](author, lines, order, key, edited)
    order.sort(key=lambda key: lines[key].stream)
    after = [lines[key] for key in order]
    if before and before[0].ref:
        after = number(after) if renumber else _number_new(before, after)
    edited.after = after
    return edited


def _number_new(before: Sequence[Line], after: Sequence[Line]) -> list[Line]:
    """The refs as they were, but for what is new or moved: the next of its work stream."""
    then = {line.key: line for line in before}
    last: dict[int, int] = {}
    for line in before:
        last[line.stream] = max(last.get(line.stream, 0), int(line.ref.rpartition(".")[2]))
    found = []
    for line in after:
        if line.key not in then or (then[line.key].stream != line.stream and not line.retired):
            last[line.stream] = last.get(line.stream, 0) + 1
            line = replace(line, ref=f"{line.stream + 1}.{last[line.stream]}")
        found.append(line)
    return found


Edit = Callable[[Author, dict[int, Line], list[int], int, Edited], None]


def _reword(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    lines[key] = replace(lines[key], text=author.reworded(lines[key].text))


def _rephrase(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    lines[key] = replace(lines[key], text=author.rephrased(lines[key].text))


def _rewrite(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Beyond recognition; ref, lead and milestones stay."""
    lines[key] = replace(lines[key], text=author.line(0).text)


def _update(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    status = author.random.choice(list(STATUSES))
    lines[key] = replace(lines[key], progress=author.news(), status=status, due=author.random.choice(MONTHS), changes="Updated.")


def _lead(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    lines[key] = replace(lines[key], lead=author.random.choice(author.subject.leads))


def _objective(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    lines[key] = replace(lines[key], objective=lines[key].objective + " in every ward")


def _spaces(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    lines[key] = replace(
        lines[key], text=lines[key].text.replace(" ", "  ", 2), progress=lines[key].progress.replace(". ", ".\n")
    )


def _move(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    streams = sorted({line.stream for line in edited.before})
    lines[key] = replace(lines[key], stream=author.random.choice(streams))


def _reorder(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    order.remove(key)
    order.insert(author.random.randrange(len(order) + 1), key)


def _drop(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    order.remove(key)


def _add(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    new = author.line(lines[key].stream)
    lines[new.key] = new
    edited.mark("add", new.key)
    order.insert(author.random.randrange(len(order) + 1), new.key)


def _swap_for_new(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Dropped, and another action of its own kind put in its place."""
    new = author.line(lines[key].stream)
    lines[new.key] = new
    edited.mark("swap_for_new", new.key)
    order[order.index(key)] = new.key


def _add_sibling(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    new = author.sibling(lines[key])
    if all(new.text != line.text for line in (*lines.values(), *edited.before)):
        lines[new.key] = new
        edited.mark("add_sibling", new.key)
        order.insert(order.index(key) + 1, new.key)


def _retire(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    lines[key] = replace(lines[key], retired=True)
    order.remove(key)
    order.append(key)


def _replace(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Retired, and a similar action put in its place."""
    text = author.reworded(author.reworded(lines[key].text))
    if text == lines[key].text:
        return
    new = replace(lines[key], key=author.key(), text=text, progress=author.news())
    lines[new.key] = new
    edited.mark("replace", new.key)
    order.insert(order.index(key), new.key)
    _retire(author, lines, order, key, edited)


def _split(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Each of its two clauses becomes an action."""
    line = lines[key]
    first, comma, second = line.text.rstrip(".").partition(", and ")
    if not comma:
        return
    one = replace(line, text=first + ".")
    text = f"{second[0].upper()}{second[1:]} {author.random.choice(author.subject.aims)}."
    other = replace(line, key=author.key(), text=text, progress=author.news())
    lines[key], lines[other.key] = one, other
    edited.mark("split", other.key)
    order.insert(order.index(key) + 1, other.key)
    edited.parts[key] = (key, other.key)


def _merge(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Joined with the action beneath it, unless something else happened to that."""
    at = order.index(key)
    below = order[at + 1] if at + 1 < len(order) else key
    then = {line.key: line for line in edited.before}
    taken = {k for parts in (*edited.parts.values(), *edited.merges.values()) for k in parts}
    if below == key or then.get(below) != lines[below] or lines[below].stream != lines[key].stream or {key, below} & taken:
        return
    tail = lines[below].text[0].lower() + lines[below].text[1:]
    lines[key] = replace(lines[key], text=lines[key].text.rstrip(".") + ", and " + tail)
    edited.mark("merge", below)
    order.remove(below)
    edited.merges[key] = (key, below)


EDITS: dict[str, Edit] = {
    "reword": _reword,
    "rephrase": _rephrase,
    "rewrite": _rewrite,
    "update": _update,
    "lead": _lead,
    "objective": _objective,
    "spaces": _spaces,
    "move": _move,
    "reorder": _reorder,
    "drop": _drop,
    "add": _add,
    "swap_for_new": _swap_for_new,
    "add_sibling": _add_sibling,
    "retire": _retire,
    "replace": _replace,
    "split": _split,
    "merge": _merge,
}


# -- what is done to a plan as a whole ----------------------------------------------------------------------------------------


def swap_refs(author: Author, edited: Edited, share: float = 0.1) -> None:
    """Pairs of actions of one work stream change refs."""
    by_stream: dict[int, list[int]] = {}
    for at, line in enumerate(edited.after):
        if not line.retired:
            by_stream.setdefault(line.stream, []).append(at)
    for places in by_stream.values():
        author.random.shuffle(places)
        for one, other in list(zip(places[::2], places[1::2], strict=False))[: round(share * len(places)) or 1]:
            lines = edited.after
            first, second = lines[one], lines[other]
            lines[one], lines[other] = replace(first, ref=second.ref), replace(second, ref=first.ref)
            edited.mark("refs swapped", first.key, second.key)


def shuffle_rows(author: Author, edited: Edited) -> None:
    """Every row anywhere in its work stream; refs stay."""
    author.random.shuffle(edited.after)
    edited.after.sort(key=lambda line: line.stream)


def recode(author: Author, edited: Edited) -> None:
    """Other refs altogether."""
    codes = [f"A{at:03}" for at in range(len(edited.after))]
    author.random.shuffle(codes)
    edited.after = [replace(line, ref=code) for line, code in zip(edited.after, codes, strict=True)]


def rename_streams(author: Author, edited: Edited) -> None:
    """Every title is another."""
    things = author.subject.things
    edited.titles = (things[:9], things[-9:])


def split_stream(author: Author, edited: Edited) -> None:
    """The lower half of the largest work stream is one of its own."""
    sizes = [sum(line.stream == stream for line in edited.after) for stream in range(9)]
    largest = sizes.index(max(sizes))
    own = [line.key for line in edited.after if line.stream == largest]
    lower = set(own[len(own) // 2 :])
    _restream(edited, lambda line: 9 if line.key in lower else line.stream)


def merge_streams(author: Author, edited: Edited) -> None:
    """The two first work streams are one."""
    _restream(edited, lambda line: 0 if line.stream == 1 else line.stream)


def _restream(edited: Edited, stream: Callable[[Line], int]) -> None:
    edited.restreamed = True
    edited.titles = (STREAM_TITLES, STREAM_TITLES)
    edited.after = sorted((replace(line, stream=stream(line)) for line in edited.after), key=lambda line: line.stream)
    if edited.after[0].ref:
        edited.after = number(edited.after)


def one_list(author: Author, edited: Edited) -> None:
    """The work streams have gone, and their actions stand in one list."""
    edited.divided = (True, False)


def drop_columns(author: Author, edited: Edited) -> None:
    """Milestones and targets are no columns any more, or none that is known."""
    edited.columns = (edited.columns[0], [name for name in edited.columns[1] if name not in ("milestones", "targets")])


def drop_lead(author: Author, edited: Edited) -> None:
    """Nor is the lead."""
    edited.columns = (edited.columns[0], [name for name in edited.columns[1] if name != "lead"])


def reorder_columns(author: Author, edited: Edited) -> None:
    """The columns in another order."""
    edited.columns = (edited.columns[0], list(reversed(edited.columns[1])))


def drop_refs(author: Author, edited: Edited) -> None:
    """No refs any more."""
    edited.columns = (edited.columns[0], [name for name in edited.columns[1] if name != "ref"])


STREAM_TITLES = [
    "Leadership", "Front door", "Placements", "Workforce", "Quality", "Partners", "Data", "Money", "Voice of the child",
    "Edge of care",
]  # fmt: skip
WHOLE: dict[str, Callable[[Author, Edited], None]] = {
    "refs swapped": swap_refs,
    "rows shuffled": shuffle_rows,
    "refs recoded": recode,
    "refs dropped": drop_refs,
    "streams renamed": rename_streams,
    "stream split": split_stream,
    "streams merged": merge_streams,
    "one list": one_list,
    "columns dropped": drop_columns,
    "lead dropped": drop_lead,
    "columns reordered": reorder_columns,
}
