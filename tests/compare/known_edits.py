"""Random plans, and the same plans after edits that are known: what a comparison must find."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reportgen.model import Action, Column, Due, Plan, Reading, Source, Status, StatusWord, WorkStream


def bank(*lines: str) -> list[str]:
    """Words or phrases, parted by strokes."""
    return [words for line in lines for words in line.split("|")]


VERBS = bank(
    "agree|appoint|audit|brief|commission|complete|consult|convene|deliver|design|develop|draft|embed",
    "establish|evaluate|extend|finalise|implement|introduce|investigate|launch|map|monitor|negotiate|pilot",
    "prepare|procure|promote|publish|recruit|refresh|renew|report|review|revise|roll-out|sample|secure",
    "simplify|strengthen|survey|train|transfer|update|validate",
)
THINGS = bank(
    "threshold document|supervision policy|foster carer handbook|permanency tracker",
    "staff induction programme|caseload dashboard|early help offer|assessment template",
    "pathway plans for care leavers|court work protocol|missing children procedure|placement budget",
    "agency staff contract|advocacy service|life story work|neglect toolkit|quality assurance framework",
    "complaints log|young carers strategy|contact centre rota|private fostering campaign",
    "legal planning meetings|chronology standard|case transfer rules|health passport|virtual school report",
    "adoption support package|return interviews|parenting assessments|risk register",
    "data cleansing exercise|joint commissioning board|family group conferences|short breaks review",
    "exploitation screening tool|practice observation scheme|workforce census|recording system upgrade",
    "kinship carer allowance|sufficiency statement|travel training|sibling assessments",
    "emergency duty arrangements|reunification guidance|participation charter|transition protocol",
    "strategy discussions|mentoring circle|caseholder handover checklist|domestic abuse pathway",
)
AIMS = bank(
    "so that children are seen sooner|to reduce drift and delay|in line with the inspection findings",
    "with partners on the Board|to lower the use of agency workers|and report the results to members",
    "so that plans are written with families|across all localities|before the new financial year",
    "to meet the national standard|following the peer challenge|with a named lead in each service",
    "so that thresholds are understood|and test it with practitioners|to improve retention",
    "in response to the audit of case files|using the regional framework",
    "with clear timescales for managers|to bring spending back within budget|for every child in need",
)
TEAMS = bank(
    "North|South|East|West|Central|Riverside|Hillside|Parkway|Station|Harbour|Abbey|Market|Castle|Bridge",
)
LEADS = bank(
    "AD Safeguarding|Head of Quality|Service Manager MASH|Principal Social Worker|HR Business Partner",
    "Head of Looked After Children|Fostering Manager|Data Manager|Commissioning Lead|Head of Early Help",
)
NEWS = bank(
    "Draft shared with the Board|consultation has closed|two posts were filled|the supplier was late",
    "training dates are set|feedback is being considered|a first report went to the management team",
    "numbers are rising slowly|the policy is with legal services|interviews took place in August",
    "further funding was requested|the pilot covers three schools|managers meet weekly",
    "audit results were good|the website was updated|vacancies remain in one team",
)
MONTHS = [f"{month} {year}" for year in (2015, 2016) for month in ("March", "June", "September", "December")]
STATUSES = {"Completed": ("green", True), "In progress": ("amber", False), "Static": ("red", False)}


@dataclass(frozen=True)
class Line:
    """One action as the generator keeps it; key is who it is, whatever happens to it."""

    key: int
    stream: int
    text: str
    lead: str
    status: str
    due: str
    progress: str
    milestones: str
    targets: str
    ref: str = ""
    retired: bool = False
    changes: str | None = None


@dataclass
class Edited:
    """A plan before and after, and what is true of them: (earlier keys, later keys) of each entry that is more than one pair of
    equal keys, and the fields that differ by the later key."""

    before: list[Line]
    after: list[Line]
    parts: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Whole to its parts, of splits; keys of parts that are new are in after only."""
    merges: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """The later key to the earlier ones."""

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
        return {line.key: differing(then[line.key], line) for line in self.after if line.key in whole}


def differing(before: Line, after: Line) -> set[str]:
    """The contract's fields in which two lines differ by more than white space."""
    named = {"action": "text", "lead": "lead", "status": "status", "due": "due", "progress": "progress", "ref": "ref"}
    named |= {"milestones": "milestones", "targets": "targets", "work_stream": "stream"}
    return {name for name, own in named.items() if _flat(getattr(before, own)) != _flat(getattr(after, own))}


def _flat(value: object) -> str:
    return " ".join(str(value).split())


class Author:
    """Writes plans, and edits them as officers do."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.last_key = 0

    def plan(self, size: int, streams: int = 7, siblings: float = 0.2, refs: bool = True) -> list[Line]:
        """A plan of actions; siblings is the share that are like another but for the name of a team."""
        lines: list[Line] = []
        while len(lines) < size:
            if lines and self.random.random() < siblings:
                lines.append(self.sibling(self.random.choice(lines)))
            else:
                lines.append(self.line(self.random.randrange(streams)))
        lines = _without_twins(lines)
        lines.sort(key=lambda line: line.stream)
        return number(lines) if refs else lines

    def line(self, stream: int) -> Line:
        """A new action."""
        self.last_key += 1
        pick = self.random.choice
        text = f"{pick(VERBS).capitalize()} the {pick(THINGS)} {pick(AIMS)}"
        if self.random.random() < 0.4:
            text += f", and {pick(VERBS)} the {pick(THINGS)}"
        if self.random.random() < 0.5:
            text += f" in the {pick(TEAMS)} team"
        milestones = self.milestones()
        targets = f"{self.random.randint(50, 100)}% within {self.random.randint(5, 45)} days"
        return Line(
            self.last_key, stream, text + ".", pick(LEADS), pick(list(STATUSES)), pick(MONTHS), self.news(), milestones, targets
        )

    def milestones(self) -> str:
        """A text of milestones."""
        pick = self.random.choice
        staff = self.random.randint(2, 60)
        return f"{pick(THINGS).capitalize()} ready by {pick(MONTHS)}; {pick(VERBS)} {pick(THINGS)} with {staff} staff"

    def sibling(self, of: Line) -> Line:
        """Another action like one, but for the team it is about."""
        self.last_key += 1
        team = self.random.choice(TEAMS)
        own = next((word for word in TEAMS if f" {word} team" in of.text), None)
        text = of.text.replace(f" {own} team", f" {team} team") if own else of.text.rstrip(".") + f" in the {team} team."
        milestones = self.random.choice([of.milestones, self.milestones()])
        lead = self.random.choice([of.lead, self.random.choice(LEADS)])
        return replace(of, key=self.last_key, text=text, lead=lead, milestones=milestones, progress=self.news())

    def news(self) -> str:
        """A progress text."""
        return ". ".join(text.capitalize() for text in self.random.sample(NEWS, 4)) + "."

    def reworded(self, text: str) -> str:
        """A text with a few words changed, left out or put in."""
        words = text.split()
        for _ in range(self.random.randint(1, 3)):
            at = self.random.randrange(len(words))
            change = self.random.choice(("replace", "insert", "delete"))
            new = self.random.choice(
                ["further", "all", "new", "jointly", "revised", "clear", "regular", "local", "agreed", "the service's"]
            )
            if change == "delete" and words[at] not in TEAMS and len(words) > 6:
                del words[at]
            elif change == "insert":
                words.insert(at, new)
            elif words[at] not in TEAMS:
                words[at] = new
        return " ".join(words)


def _without_twins(lines: Iterable[Line]) -> list[Line]:
    """The lines without those whose text, lead and milestones another has too: nobody could tell them apart."""
    return list({(line.text, line.lead, line.milestones): line for line in lines}.values())


def number(lines: Sequence[Line]) -> list[Line]:
    """Refs by place: 1.1, 1.2 …; what is in a Retired box keeps its own."""
    counts: dict[int, int] = {}
    found = []
    for line in lines:
        if not line.retired:
            counts[line.stream] = counts.get(line.stream, 0) + 1
            line = replace(line, ref=f"{line.stream + 1}.{counts[line.stream]}")
        found.append(line)
    return found


def edit(author: Author, before: list[Line], amounts: dict[str, float], renumber: bool = True) -> Edited:
    """The plan after edits of each kind on so many shares of its lines (each line gets at most one that changes who it is)."""
    lines = {line.key: line for line in before}
    order = [line.key for line in before]
    edited = Edited(before, [])
    free = list(order)
    author.random.shuffle(free)
    for kind, share in amounts.items():
        for _ in range(max(1, round(share * len(before))) if share else 0):
            key = free.pop() if free else None
            if key in order:
                EDITS[kind](author, lines, order, key, edited)
    order.sort(key=lambda key: lines[key].stream)
    after = [lines[key] for key in order]
    edited.after = number(after) if renumber and before[0].ref else after
    return edited


Edit = Callable[[Author, dict[int, Line], list[int], int, Edited], None]


def _reword(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    lines[key] = replace(lines[key], text=author.reworded(lines[key].text))


def _rewrite(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Beyond recognition; ref, lead and milestones stay."""
    lines[key] = replace(lines[key], text=author.line(0).text)


def _update(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    status = author.random.choice(list(STATUSES))
    lines[key] = replace(lines[key], progress=author.news(), status=status, due=author.random.choice(MONTHS), changes="Updated.")


def _lead(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    lines[key] = replace(lines[key], lead=author.random.choice(LEADS))


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
    order.insert(author.random.randrange(len(order) + 1), new.key)


def _add_sibling(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    new = author.sibling(lines[key])
    if all(new.text != line.text for line in (*lines.values(), *edited.before)):
        lines[new.key] = new
        order.insert(order.index(key) + 1, new.key)


def _retire(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    lines[key] = replace(lines[key], retired=True)
    order.remove(key)
    order.append(key)


def _replace(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Retired, and a similar action put in its place."""
    author.last_key += 1
    new = replace(lines[key], key=author.last_key, text=author.reworded(author.reworded(lines[key].text)), progress=author.news())
    lines[new.key] = new
    order.insert(order.index(key), new.key)
    _retire(author, lines, order, key, edited)


def _split(author: Author, lines: dict[int, Line], order: list[int], key: int, edited: Edited) -> None:
    """Each of its two clauses becomes an action."""
    line = lines[key]
    first, comma, second = line.text.rstrip(".").partition(", and ")
    if not comma:
        return
    one = replace(line, text=first + ".")
    author.last_key += 1
    other = replace(
        line, key=author.last_key, text=second.capitalize() + " " + author.random.choice(AIMS) + ".", progress=author.news()
    )
    lines[key], lines[other.key] = one, other
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
    order.remove(below)
    edited.merges[key] = (key, below)


EDITS: dict[str, Edit] = {
    "reword": _reword,
    "rewrite": _rewrite,
    "update": _update,
    "lead": _lead,
    "spaces": _spaces,
    "move": _move,
    "reorder": _reorder,
    "drop": _drop,
    "add": _add,
    "add_sibling": _add_sibling,
    "retire": _retire,
    "replace": _replace,
    "split": _split,
    "merge": _merge,
}


def reading(lines: Sequence[Line], file: str, titles: Sequence[str] = ()) -> Reading:
    """The lines as reportgen reads them; each line's key is its row."""
    streams = sorted({line.stream for line in lines})
    built = []
    for stream in streams:
        of_stream = [line for line in lines if line.stream == stream]
        title = titles[stream] if titles else f"{THINGS[stream].capitalize()} and {THINGS[-1 - stream]}"
        actions = tuple(_action(line, file) for line in of_stream if not line.retired)
        retired = tuple(_action(line, file) for line in of_stream if line.retired)
        built.append(WorkStream(str(stream + 1), title, actions, (), retired))
    vocabulary = tuple(StatusWord(label, rag, complete) for label, (rag, complete) in STATUSES.items())  # type: ignore[arg-type]
    fields = ("ref", "action", "milestones", "targets", "lead", "due", "progress", "status", "changes")
    columns = tuple(Column(file, "Plan", f"{'ABCDEFGHI'[at]}1", name.title(), name) for at, name in enumerate(fields))  # type: ignore[arg-type]
    return Reading(Plan("A plan", tuple(built), vocabulary), columns)


def _action(line: Line, file: str) -> Action:
    rag, complete = STATUSES[line.status]
    return Action(
        label=f"{line.ref or 'row ' + str(line.key)}{' (retired)' if line.retired else ''}",
        action=line.text,
        status=Status(line.status, line.status.upper(), "word", rag, complete),  # type: ignore[arg-type]
        source=Source(file, f"Work stream {line.stream + 1}", line.key),
        ref=line.ref or None,
        lead=(line.lead,),
        lead_text=line.lead,
        due=_due(line.due),
        progress=line.progress,
        targets=line.targets,
        milestones=line.milestones,
        changes=line.changes,
        kept="retired" if line.retired else "action",
    )


def _due(text: str) -> Due:
    month, year = text.split()
    number_of = {"March": 3, "June": 6, "September": 9, "December": 12}[month]
    return Due(text, "month", date(int(year), number_of, 1), date(int(year), number_of, 30))
