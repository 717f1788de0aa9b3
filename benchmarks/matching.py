"""How well and how fast two periods of a plan are matched: reportgen beside daff and a difflib matcher, on known edits.

    python benchmarks/matching.py [--seeds 10] [--subject NAME | --real] [--peers] [--scale] [--kind WORDS] [--show]

The plans and their edits come from tests/compare. The matcher was tuned on the subjects children and town, not on trust,
which has other sentences, leads and numbers; --real takes the plans in tests/councils, written by people who did
not know the matcher.
"""

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "compare")]

from known_edits import Edited, edit  # noqa: E402
from known_plans import CHILDREN, PLAIN, POOR, RICH, TOWN, TRUST, Author, Line, number  # noqa: E402
from known_upheavals import WHOLE  # noqa: E402
from matching_peers import daff_pairs, difflib_pairs  # noqa: E402

from reportgen.compare import compare  # noqa: E402
from reportgen.model import Action, Comparison  # noqa: E402

FORTY_NINE = {
    "reword": 0.12, "rephrase": 0.04, "update": 0.10, "lead": 0.04, "spaces": 0.02, "move": 0.03, "reorder": 0.04,
    "drop": 0.03, "add": 0.03, "retire": 0.02, "replace": 0.01, "rewrite": 0.01,
}  # fmt: skip
HARD = {
    "reword": 0.12, "rephrase": 0.06, "rewrite": 0.03, "update": 0.15, "lead": 0.06, "objective": 0.02, "move": 0.05,
    "reorder": 0.05, "drop": 0.04, "add": 0.04, "add_sibling": 0.04, "retire": 0.04, "replace": 0.03, "split": 0.03,
    "merge": 0.02,
}  # fmt: skip
LIGHT = {"reword": 0.1, "update": 0.15, "lead": 0.04, "drop": 0.03, "add": 0.03, "reorder": 0.03}
EACH = (
    "rephrase", "rewrite", "move", "reorder", "drop", "swap_for_new", "add_sibling", "retire", "replace", "replace_keeping_ref",
    "split", "split_in_three", "merge", "split_stated", "split_lettered", "merge_stated", "succeeded",
    "mistype", "shorten", "elaborate", "retarget", "overhaul",
)  # fmt: skip
KEEPING_REFS = ("rewrite", "swap_for_new", "replace_keeping_ref", "split_lettered", "shorten", "retarget")
"""Where refs are given anew too, nothing would be left to tell these by."""
OF_PLAIN = ("overhaul", "split_stated", "merge_stated", "succeeded")
"""Where milestones, or the officers' entries, alone tell."""
SUBJECTS = {"children": CHILDREN, "town": TOWN, "trust": TRUST}
STYLES = {"rich": RICH, "plain": PLAIN, "poor": POOR}


def scenarios(author: Author, size: int) -> Iterator[tuple[str, Edited]]:
    """Every kind of edit, each on a plan of its own, all from one author."""
    for style, columns in STYLES.items():
        for refs in ("by place", "kept", "none"):
            heads = [name for name in columns if refs != "none" or name != "ref"]
            told = refs == "kept" or (refs == "by place" and "milestones" in heads)  # else nothing tells who a new text is
            amounts = {name: share for name, share in FORTY_NINE.items() if name != "rewrite" or told}
            yield f"49 edits, {style}, refs {refs}", styled(author, size, amounts, heads, refs == "by place")
    for name in EACH:
        for style in ("plain",) if name in OF_PLAIN else ("plain", "poor"):
            renumber = name not in KEEPING_REFS
            yield f"{name}, {style}", styled(author, size, {name: 0.1, **LIGHT}, STYLES[style], renumber)
    yield "merge, refs joined", styled(author, size, {"merge": 0.1, **LIGHT}, PLAIN, False)
    for name, change in WHOLE.items():
        for style in ("plain", "poor"):
            edited = styled(author, size, {"rephrase": 0.05, **LIGHT}, STYLES[style], name != "rows shuffled")
            change(author, edited)
            yield f"{name}, {style}", edited
    edited = styled(author, size, {"rewrite": 0.1, **LIGHT}, PLAIN, False)
    WHOLE["columns dropped"](author, edited)
    yield "rewritten, columns dropped", edited
    for style in ("plain", "poor"):
        yield f"siblings, {style}", styled(author, size, {**LIGHT, "add_sibling": 0.05}, STYLES[style], True, siblings=0.7)
        yield f"same text other lead, {style}", styled(author, size, LIGHT, STYLES[style], True, siblings=0.4, led=0.7)
    yield "all hard ones, plain", styled(author, size, HARD, PLAIN, True)


def styled(
    author: Author,
    size: int,
    amounts: dict[str, float],
    columns: Sequence[str],
    renumber: bool,
    siblings: float = 0.2,
    led: float = 0.15,
) -> Edited:
    """A plan with some columns, edited. What its table has no column for is not known to anybody."""
    lines = author.plan(size, siblings=siblings, led=led)
    edited = edit(author, lines, amounts, renumber)
    edited.columns = (columns, columns)
    return edited


class Collected(Author):
    """Takes its actions from a plan that somebody else wrote; a fifth is kept back for what is added later."""

    def __init__(self, seed: int, actions: Sequence[tuple[int, Action]]) -> None:
        super().__init__(seed, CHILDREN)
        lines = [self._line(stream, action) for stream, action in actions]
        self.lines = list({(line.text, line.lead): line for line in lines}.values())
        self.reserve: list[Line] = []

    def _line(self, stream: int, action: Action) -> Line:
        return Line(
            key=self.key(),
            stream=stream,
            text=action.action,
            lead=action.lead_text or "",
            status=action.status.label or "",
            due=action.due.text if action.due else "",
            progress=action.progress or "",
            milestones=action.milestones or "",
            targets=action.targets or "",
            objective=action.objective or "",
        )

    def plan(self, size: int, streams: int = 7, siblings: float = 0.2, refs: bool = True, led: float = 0.15) -> list[Line]:
        self.random.shuffle(self.lines)
        self.reserve = self.lines[: len(self.lines) // 5]
        rest = sorted(self.lines[len(self.reserve) :], key=lambda line: (line.stream, line.key))
        return number(rest)

    def line(self, stream: int) -> Line:
        taken = self.random.choice(self.reserve)
        return replace(taken, key=self.key(), stream=stream)


def councils(least: int = 12) -> list[list[tuple[int, Action]]]:
    """The actions of the plans in tests/councils of some size, each with the place of its work stream."""
    from reportgen import quarter

    found = []
    for path in sorted((ROOT / "tests" / "councils").glob("*.xlsx")):
        plan = quarter.read(path, path.parent, None, None).reading.plan
        actions = [(place, item) for place, stream in enumerate(plan.work_streams) for item in stream.actions if item.action]
        if len(actions) >= least:
            found.append([(min(place, 8), item) for place, item in actions])
    return found


@dataclass
class Score:
    """Counts of what was found, what is true, and both."""

    found: int = 0
    true: int = 0
    both: int = 0

    def add(self, found: set, true: set) -> None:
        self.found, self.true, self.both = self.found + len(found), self.true + len(true), self.both + len(found & true)

    @property
    def f1(self) -> float:
        return 2 * self.both / (self.found + self.true) if self.found + self.true else 1.0


@dataclass
class Result:
    """How one scenario came out over all seeds."""

    pairs: Score = field(default_factory=Score)
    fields: Score = field(default_factory=Score)
    outside: Score = field(default_factory=Score)
    """What was added, removed and retired."""
    sure_wrong: int = 0
    unsure: int = 0
    daff: Score = field(default_factory=Score)
    difflib: Score = field(default_factory=Score)
    seconds: Counter = field(default_factory=Counter)

    def add(self, edited: Edited, peers: bool) -> Comparison:
        then, now = edited.readings()
        comparison = self._timed("reportgen", lambda: compare(then, now))
        self.pairs.add(found_pairs(comparison), edited.pairs())
        self.outside.add(*outside(comparison, edited))
        self.fields.add(
            found_fields(comparison, edited), {(key, name) for key, names in edited.fields().items() for name in names}
        )
        true = edited.pairs()
        wrong = [c for c in comparison.changes if c.match and c.match.sure and not pairs_of(c) <= true]
        self.sure_wrong += len(wrong)
        self.unsure += sum(c.match is not None and not c.match.sure for c in comparison.changes)
        if peers:
            for name, peer in (("daff", daff_pairs), ("difflib", difflib_pairs)):
                columns = [head for head in edited.columns[0] if head in edited.columns[1]]
                pairs = self._timed(name, lambda peer=peer, columns=columns: peer(edited.before, edited.after, columns))
                getattr(self, name).add(pairs, edited.pairs())
        return comparison

    def _timed(self, name: str, run: Callable[[], object]):
        start = time.perf_counter()
        found = run()
        self.seconds[name] += time.perf_counter() - start
        return found

    def row(self, name: str, peers: bool) -> str:
        cells = [f"{name:32}", f"{self.pairs.f1:.4f}", f"{self.outside.f1:.4f}", f"{self.fields.f1:.4f}"]
        cells += [f"{self.sure_wrong:5}", f"{self.unsure:6}", f"{self.seconds['reportgen']:7.2f}"]
        if peers:
            cells += [f"{self.daff.f1:.4f}", f"{self.difflib.f1:.4f}"]
        return "  ".join(cells)


def keys(items: Sequence[Action]) -> frozenset[int]:
    return frozenset(item.source.row for item in items)


def pairs_of(change) -> set[tuple[int, int]]:
    return {(b, a) for b in keys(change.before) for a in keys(change.after)}


def found_pairs(comparison: Comparison) -> set[tuple[int, int]]:
    return {pair for change in comparison.changes for pair in pairs_of(change)}


def found_fields(comparison: Comparison, edited: Edited) -> set[tuple[int, str]]:
    ones = [c for c in comparison.changes if len(c.before) == len(c.after) == 1]
    left_out = {"work_stream"} if edited.restreamed else set()
    return {(c.after[0].source.row, f.field) for c in ones for f in c.fields if f.field not in left_out}


def outside(comparison: Comparison, edited: Edited) -> tuple[set, set]:
    """(kind, key) of what was added, removed and retired: as found, and in truth."""
    found = set()
    for change in comparison.changes:
        if change.kind in ("added", "removed", "retired"):
            found |= {(change.kind, key) for key in keys(change.before) | keys(change.after)}
    then, now = ({line.key: line for line in lines} for lines in (edited.before, edited.after))
    true = set()
    for before, after in edited.entries():
        kind = "removed" if not after else "added" if not before else ""
        if not kind and any(now[key].retired for key in after) and not any(then[key].retired for key in before):
            kind = "retired"
        true |= {(kind, key) for key in before | after if kind}
    return found, true


def main() -> None:
    """Run what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--size", type=int, default=100)
    parser.add_argument("--subject", choices=SUBJECTS, default="children")
    parser.add_argument("--real", action="store_true")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--scale", action="store_true")
    parser.add_argument("--kind", default="")
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    if asked.scale:
        scale(asked.peers)
        return
    print(heading(asked.peers))
    results: dict[str, Result] = {}
    for author in authors(asked):
        for name, edited in scenarios(author, asked.size):
            if asked.kind in name:
                comparison = results.setdefault(name, Result()).add(edited, asked.peers)
                if asked.show:
                    show(name, edited, comparison)
    for name, result in results.items():
        print(result.row(name, asked.peers))


def heading(peers: bool) -> str:
    names = f"{'':32}  pairs   outside fields  wrong  unsure  seconds"
    return names + ("  daff    difflib" if peers else "")


def scale(peers: bool) -> None:
    """Near-duplicates with all hard edits, ever more of them; peers only up to 1,000."""
    print(heading(peers))
    for size in (100, 1000, 10_000):
        for name, subject in SUBJECTS.items():
            result, small = Result(), size <= 1000
            for seed in range(3 if small else 1):
                author = Author(size + 9 + seed, subject)
                result.add(styled(author, size, HARD, PLAIN, True, siblings=0.6), peers and small)
            times = "  ".join(f"{peer} {taken:.2f} s" for peer, taken in result.seconds.items())
            print(result.row(f"{size} near-duplicates, {name}", peers and small), times, sep="  ")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def authors(asked: argparse.Namespace) -> list[Author]:
    if asked.real:
        return [Collected(seed, actions) for seed, actions in enumerate(councils())]
    return [Author(seed, SUBJECTS[asked.subject]) for seed in range(asked.seeds)]


def show(name: str, edited: Edited, comparison: Comparison) -> None:
    """What came out wrong, entry by entry."""
    then, now = ({line.key: line for line in lines} for lines in (edited.before, edited.after))
    true = edited.entries()
    kinds = {key: kind for kind, marked in edited.kinds.items() for key in marked}
    for change in comparison.changes:
        before, after = keys(change.before), keys(change.after)
        if (before, after) not in true:
            print(f"{name}: {change.kind} {change.match}")
            for sign, side, lines in (("-", before, then), ("+", after, now)):
                for key in side:
                    line = lines[key]
                    print(f"   {sign} {key} [{kinds.get(key, '')}] {line.ref} {line.text} | {line.lead} | {line.due}")


if __name__ == "__main__":
    main()
