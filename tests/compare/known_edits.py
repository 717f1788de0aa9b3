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
    sayings: list[tuple[str, tuple[int, ...], tuple[int, ...]]] = field(default_factory=list)
    """What the officers write in their entries: the words, with the earlier and later keys whose refs they name."""
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
    edited.after = _with_sayings(author, edited, after)
    return edited


def _with_sayings(author: Author, edited: Edited, after: Sequence[Line]) -> list[Line]:
    """The lines with entries that name the refs of both plans, on one of the later lines that they speak of or on each."""
    then, now = {line.key: line for line in edited.before}, {line.key: line for line in after}
    for words, olds, news in edited.sayings:
        old, new = (" and ".join(lines[key].ref for key in keys) for lines, keys in ((then, olds), (now, news)))
        for key in author.random.choice((news, news[-1:])):
            now[key] = replace(now[key], changes=words.format(old=old, new=new))
    return [now[line.key] for line in after]


def _number_new(before: Sequence[Line], after: Sequence[Line]) -> list[Line]:
    """The refs as they are, but for what has none yet or moved: the next of its work stream."""
    then = {line.key: line for line in before}
    last: dict[int, int] = {}
    for line in before:
        last[line.stream] = max(last.get(line.stream, 0), int(line.ref.rpartition(".")[2]))
    found = []
    for line in after:
        if not line.ref or (line.key in then and then[line.key].stream != line.stream and not line.retired):
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
    """Another lead, but none whom another action of the same text has or had: nobody could tell who is who."""
    line = lines[key]
    others = {other.lead for other in (*lines.values(), *edited.before) if other.text == line.text and other.key != key}
    lines[key] = replace(line, lead=author.random.choice([lead for lead in author.subject.leads if lead not in others]))


def _objective(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    lines[key] = replace(lines[key], objective=lines[key].objective + " in every ward")


def _further(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Another target, or other milestones."""
    line = lines[key]
    new = (
        {"targets": f"{author.random.randint(10, 49)} a year"}
        if author.random.random() < 0.5
        else {"milestones": author.milestones()}
    )
    lines[key] = replace(line, **new)


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
    new = replace(author.sibling(lines[key]), ref="")
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
    _replace_with(replace(lines[key], ref=""), author, lines, order, key, edited)


def _replace_keeping_ref(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Retired, and a similar action put in its place with its ref, which stands in the box too."""
    _replace_with(lines[key], author, lines, order, key, edited)


def _replace_with(like: Line, author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    text = author.reworded(author.reworded(like.text))
    if text == like.text:
        return
    new = replace(like, key=author.key(), text=text, progress=author.news())
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
    other = replace(line, key=author.key(), text=text, progress=author.news(), ref="")
    lines[key], lines[other.key] = one, other
    edited.mark("split", other.key)
    order.insert(order.index(key) + 1, other.key)
    edited.parts[key] = (key, other.key)


def _split_in_three(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """An action that said three things becomes three, each with a word or two of its own."""
    line = lines[key]
    told = [other.text for other in (*lines.values(), *edited.before)]
    drawn = dict.fromkeys(author.line(line.stream).text.rstrip(".") for _ in range(9))
    said = [text for text in drawn if not any(text in other for other in told)][:3]
    if len(said) < 3:  # nobody could tell whose parts they are
        return
    tails = ["", *(f" {author.random.choice(author.subject.aims)}" for _ in range(2))]
    whole = replace(line, text="; ".join(said) + ".")
    parts = [replace(line, text=f"{text}{tail}.") for text, tail in zip(said, tails, strict=True)]
    parts[1:] = [replace(part, key=author.key(), ref="", progress=author.news()) for part in parts[1:]]
    edited.before[edited.before.index(line)] = whole
    lines.update({part.key: part for part in parts})
    at = order.index(key)
    order[at : at + 1] = [part.key for part in parts]
    edited.mark("split_in_three", *(part.key for part in parts))
    edited.parts[key] = tuple(part.key for part in parts)


def _merge(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Joined with the action beneath it, unless something else happened to that."""
    at = order.index(key)
    below = order[at + 1] if at + 1 < len(order) else key
    then = {line.key: line for line in edited.before}
    taken = {k for parts in (*edited.parts.values(), *edited.merges.values()) for k in parts}
    if below == key or then.get(below) != lines[below] or lines[below].stream != lines[key].stream or {key, below} & taken:
        return
    tail = lines[below].text[0].lower() + lines[below].text[1:]
    ref = f"{lines[key].ref}/{lines[below].ref}" if lines[key].ref else ""
    lines[key] = replace(lines[key], text=lines[key].text.rstrip(".") + ", and " + tail, ref=ref)
    edited.mark("merge", below)
    order.remove(below)
    edited.merges[key] = (key, below)


def _split_in_twins(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> tuple[Line, ...]:
    """Parts as much like each other as like the whole: what it was, for two teams. None where others have their texts."""
    line = lines[key]
    told = {other.text for other in (*lines.values(), *edited.before)}
    one, other = (replace(line, text=author.of_another_team(line.text), progress=author.news()) for _ in range(2))
    if len({one.text, other.text, *told}) < len(told) + 2:
        return ()
    other = replace(other, key=author.key(), ref="")
    lines[key], lines[other.key] = one, other
    order.insert(order.index(key) + 1, other.key)
    edited.parts[key] = (key, other.key)
    return one, other


def _split_stated(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Into twins, and the officers say so."""
    words = author.random.choice(("Split from action {old}.", "Split into {new}.", "{old} was divided into two: {new}"))
    if _split_in_twins(author, lines, order, key, edited):
        edited.mark("split_stated", edited.parts[key][1])
        edited.sayings.append((words, (key,), edited.parts[key]))


def _split_lettered(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Into twins, and only a letter put to the ref says so."""
    ref = lines[key].ref
    for part, letter in zip(_split_in_twins(author, lines, order, key, edited), "ab", strict=False):
        lines[part.key] = replace(part, ref=ref + letter)
        edited.mark("split_lettered", part.key)


def _merge_stated(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Twins become one that names neither of their teams, and the officers say so."""
    line, told = lines[key], {other.text for other in (*lines.values(), *edited.before)}
    twins = [replace(line, text=author.of_another_team(line.text)) for _ in range(2)]
    if len({twin.text for twin in twins} | told) < len(told) + 2:
        return
    twins[1] = replace(twins[1], key=author.key(), progress=author.news())
    at = edited.before.index(line)
    edited.before[at : at + 1] = [replace(twin, ref=line.ref + letter) for twin, letter in zip(twins, "xy", strict=True)]
    edited.mark("merge_stated", twins[1].key)
    edited.merges[key] = (key, twins[1].key)
    words = author.random.choice(("Merged from {old}", "{old} have been combined.", "Merger of actions {old}."))
    edited.sayings.append((words, edited.merges[key], (key,)))


def _succeeded(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Put quite otherwise, elsewhere and under another lead; only the officers say what it was."""
    new = author.line(author.random.choice(sorted({line.stream for line in edited.before})))
    lines[key] = replace(new, key=key)
    words = author.random.choice(("Formerly {old}", "Moved from {old}.", "Replaces action {old}.", "New wording (was {old})."))
    edited.sayings.append((words, (key,), (key,)))


def _mistype(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Typed anew with slips, other capitals and signs for words."""
    words = lines[key].text.replace(" and ", " & ").split()
    for at in author.random.sample(range(len(words)), min(3, len(words))):
        middle = len(words[at]) // 2
        words[at] = words[at][:middle] + words[at][middle + 1 : middle + 2] + words[at][middle:]
    text = " ".join(words)
    lines[key] = replace(lines[key], text=text.upper() if author.random.random() < 0.3 else text)


def _shorten(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Only the first half or so of the text is left; the ref and the milestones stay."""
    words = lines[key].text.split()
    lines[key] = replace(lines[key], text=" ".join(words[: max(4, round(0.6 * len(words)))]))


def _elaborate(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """A second sentence about something else."""
    lines[key] = replace(lines[key], text=f"{lines[key].text} {author.line(lines[key].stream).text}")


def _retarget(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Another number in the text, or another date."""
    text = author.of_another_number(lines[key].text)
    told = {line.text for line in (*lines.values(), *edited.before)}
    lines[key] = replace(lines[key], text=text if text not in told else lines[key].text + " (revised target)")


def _overhaul(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Reworded, moved to another place, under another lead, with other dates and news: milestones and targets stay."""
    _reword(author, lines, order, key, edited)
    _update(author, lines, order, key, edited)
    _lead(author, lines, order, key, edited)
    _reorder(author, lines, order, key, edited)


EDITS: dict[str, Edit] = {
    "reword": _reword,
    "rephrase": _rephrase,
    "rewrite": _rewrite,
    "update": _update,
    "lead": _lead,
    "objective": _objective,
    "further": _further,
    "spaces": _spaces,
    "move": _move,
    "reorder": _reorder,
    "drop": _drop,
    "add": _add,
    "swap_for_new": _swap_for_new,
    "add_sibling": _add_sibling,
    "retire": _retire,
    "replace": _replace,
    "replace_keeping_ref": _replace_keeping_ref,
    "split": _split,
    "split_in_three": _split_in_three,
    "merge": _merge,
    "split_stated": _split_stated,
    "split_lettered": _split_lettered,
    "merge_stated": _merge_stated,
    "succeeded": _succeeded,
    "mistype": _mistype,
    "shorten": _shorten,
    "elaborate": _elaborate,
    "retarget": _retarget,
    "overhaul": _overhaul,
}
