"""What each sheet is to the plan: counted, or left out as hidden, by the layout or as a copy; and where to look again."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from reportgen.layout import Layout
from reportgen.model import Finding, Severity, SheetKind, SheetRecord
from reportgen.model.names import near_name
from reportgen.parse.found import RawItem, Walked
from reportgen.parse.headings import period_of, without_period
from reportgen.parse.report import of_place
from reportgen.parse.sheet_names import base, doubt, is_outdated, names_in, role_of
from reportgen.parse.status import Problem
from reportgen.parse.text import fold
from reportgen.settings import toml_line

ALIKE = 0.8
"""The share of its actions that a sheet has in common with another of which it is a copy."""
FEWEST = 3
"""How many actions a sheet has at least that is compared with others."""
MARKS = ("ref", "action", "lead", "due", "status")
FEW, MANY = 2, 8
"""So few actions on one sheet, where the others have so many on average, make one look again."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Two sheets with much the same actions; the copy is not counted where its name says that it is one."""

    copy: Walked
    of: Walked
    shared: int
    counted: bool
    doubled: bool = False
    """Whether both are counted although the name of one, or every mark of its actions, says that it is a copy."""


def settle_sheets(sheets: Sequence[Walked], layout: Layout) -> list[Finding]:
    """Say of every sheet of a workbook whether it counts, and why a person should look at it; the findings tell."""
    for walked in sheets:
        layout_says = role_of(walked.view.sheet.name, layout) == "leave_out"
        walked.left_out = "hidden" if walked.view.sheet.hidden else "layout" if layout_says else None
    findings = [_left_out(walked) for walked in sheets if walked.left_out == "layout"]
    for copied in _copies(sheets, layout):
        findings.append(_told(copied))
        copied.copy.unsure = f"it holds much the same actions as '{copied.of.view.sheet.name}'"
        if not copied.counted:
            copied.copy.left_out = "copy"
    for walked in sheets:
        if walked.items and walked.left_out is None and walked.unsure is None:
            walked.unsure = _doubt(walked, sheets, layout)
            findings += [_unsure(walked, sheets, layout)] if walked.unsure else []
    return findings


def missing_sheets(sheets: Sequence[Walked], layout: Layout) -> Iterator[Finding]:
    """A warning for each sheet that the layout names and no workbook has, and for each that it counts and that has no table.

    A known sheet is not missed where a new one bears its name but for the period in it.
    """
    named = {fold(name) for name in names_in(layout)}
    there = {fold(walked.view.sheet.name): walked.view.sheet.name for walked in sheets}
    for name in names_in(layout):
        if fold(name) not in there and sheets:
            near = near_name(name, [other for folded, other in there.items() if folded not in named])
            message = f"The layout names a sheet '{name}', and there is none of that name."
            fix = "Give the sheet its old name, or correct [sheets] in the layout."
            fix = f"Did you mean '{near}'? {fix}" if near else fix
            yield of_place(Problem("sheet-missing", "warning", message, fix), sheets[0].view.file, text=name)
    known = {fold(name) for name in layout.sheets.known}
    new = {without_period(name) for folded, name in there.items() if folded not in known}
    gone = [name for name in layout.sheets.known if fold(name) not in there and without_period(name) not in new]
    yield from (_gone(name, gone, sheets, layout) for name in gone if sheets)
    for walked in sheets:
        role = role_of(walked.view.sheet.name, layout)
        if role not in (None, "leave_out") and not walked.items and walked.left_out is None:
            yield _without_table(walked, role or "")


def _gone(name: str, gone: Sequence[str], sheets: Sequence[Walked], layout: Layout) -> Finding:
    """The warning about a known sheet that is gone. The line it gives settles all that are gone, so that none undoes another's.

    Where only one is, the one new sheet with actions may be it; where several are, one new sheet may stand in place of them all.
    """
    message = f"The sheet '{name}', which was there when the layout was written, is in no workbook now."
    known = layout.sheets.known
    new = [walked.view.sheet.name for walked in sheets if walked.items and _is_new(walked.view.sheet.name, sheets, layout)]
    stays = [other for other in known if other not in gone]
    one = len(gone) == 1
    put = "write into [sheets] of the layout, in place of its line of that name:"
    fix = f"If {'it was' if one else 'they were'} deleted on purpose, {put} {toml_line('known', stays)}"
    if len(new) == 1:
        now = [new[0] if other == name else other for other in known] if one else [*stays, new[0]]
        fix += (
            f"; if {f'it is called {quoted(new)} now' if one else f'{quoted(new)} took their place'}: {toml_line('known', now)}"
        )
    others = "" if one else f" The layout's other sheets that are gone: {quoted([n for n in gone if n != name])}."
    problem = Problem("sheet-missing", "warning", message + others, f"{fix}; if not, put {'it' if one else 'them'} back.")
    return of_place(problem, sheets[0].view.file, text=name)


def quoted(names: Sequence[str]) -> str:
    """Names of sheets in a sentence."""
    return ", ".join(f"'{name}'" for name in names)


def _without_table(walked: Walked, role: str) -> Finding:
    name = walked.view.sheet.name
    message = f"The layout names the sheet '{name}' under {role} in [sheets], but no table of actions was found on it."
    fix = (
        "If it has one, give the heading of its actions under action in [columns] of the layout; if not, take it out of [sheets]."
    )
    return of_place(Problem("sheet-without-table", "warning", message, fix), walked.view.file, name)


# -- copies -----------------------------------------------------------------------------------------------------------------


def _copies(sheets: Sequence[Walked], layout: Layout) -> Iterator[Copied]:
    texts = [(walked, _texts(walked)) for walked in sheets if walked.left_out is None]
    yield from _extracts(texts, layout)
    candidates = [(walked, own) for walked, own in texts if own and not walked.left_out]
    gone: set[int] = set()
    for index, (walked, own) in enumerate(candidates):
        for other, others in candidates[:index]:
            shared = len(own & others)
            few = min(len(own), len(others)) < FEWEST and not _named_a_copy(walked, other)
            if id(other) in gone or id(walked) in gone or few or shared < ALIKE * min(len(own), len(others)):
                continue
            copied = _which(walked, other, shared, layout)
            if copied is not None:
                gone |= {id(copied.copy)} if not copied.counted else set()
                yield copied
                break


def _named_a_copy(one: Walked, other: Walked) -> bool:
    """Whether the name of one of two sheets says that it is a copy of the other."""
    names = one.view.sheet.name, other.view.sheet.name
    return base(names[0]) == base(names[1]) and any(map(is_outdated, names))


def _extracts(texts: Sequence[tuple[Walked, set[str]]], layout: Layout) -> Iterator[Copied]:
    """The sheets that only list some of another's actions again, reference and all: exceptions, what is red, what is overdue."""
    for walked, own in texts:
        if not own or role_of(walked.view.sheet.name, layout) == "plan":
            continue
        larger = (other for other, others in texts if len(own) * 2 <= len(others) and own <= others)
        whole = next((other for other in larger if _marked(walked) <= _marked(other)), None)
        if whole is not None:
            yield Copied(walked, whole, len(own), counted=False)


def _marked(walked: Walked) -> set[tuple[str, ...]]:
    """What a sheet's own actions say that tells them apart, folded: reference, action, lead, due date and status."""
    return {tuple(_said(walked, item, role) for role in MARKS) for item in walked.items}


def _said(walked: Walked, item: RawItem, role: str) -> str:
    column = next((heading.column for heading in item.header.headings if heading.role == role), None)
    cell = walked.view.shown(item.rows[0], column) if column else None
    return fold(cell.text) if cell else ""


def _texts(walked: Walked) -> set[str]:
    """The texts of a sheet's own actions, folded."""
    return {text for item in walked.items if not item.measure and not item.retired and (text := _text(walked, item))}


def _text(walked: Walked, item: RawItem) -> str:
    cell = walked.view.shown(item.rows[0], item.header.main.column) if item.header.main else None
    return fold(cell.text) if cell else ""


def _which(later: Walked, earlier: Walked, shared: int, layout: Layout) -> Copied | None:
    """Which of two sheets is the copy: the one that its name says is old, the earlier period, else the later sheet."""
    names = later.view.sheet.name, earlier.view.sheet.name
    if all(role_of(name, layout) == "plan" for name in names):
        return None
    if base(names[0]) != base(names[1]) or any(role_of(name, layout) == "plan" for name in names):
        return Copied(later, earlier, shared, counted=True, doubled=_doubles(later, earlier))
    if is_outdated(names[1]) and not is_outdated(names[0]):
        return Copied(earlier, later, shared, counted=False)
    orders = period_of(names[0]).order, period_of(names[1]).order
    newer = not is_outdated(names[0]) and orders[0] is not None and orders[1] is not None and orders[0] > orders[1]
    copy, kept = (earlier, later) if newer else (later, earlier)
    return Copied(copy, kept, shared, counted=False)


def _doubles(one: Walked, other: Walked) -> bool:
    """Whether counting two sheets counts much the same twice: one is named a copy, or their actions have the same marks too."""
    if any(is_outdated(walked.view.sheet.name) for walked in (one, other)):
        return True
    own, others = _marked(one), _marked(other)
    return len(own & others) >= ALIKE * min(len(own), len(others))


def _told(copied: Copied) -> Finding:
    name, other = copied.copy.view.sheet.name, copied.of.view.sheet.name
    shared = f"{copied.shared} actions in common with '{other}'"
    message = f"The sheet '{name}' has {shared}, so it is taken for a copy of it and nothing on it is counted."
    fix = f"Delete '{name}', or name it under plan in the layout's [sheets] if it counts."
    if copied.counted:
        message = f"The sheet '{name}' has {shared}, and both are counted."
        fix = "If one is a copy of the other, delete it, or name it under leave_out in the layout's [sheets]."
    severity: Severity = "error" if copied.doubled else "warning"
    return of_place(Problem("sheet-copied", severity, message, fix), copied.copy.view.file, name)


# -- doubts -----------------------------------------------------------------------------------------------------------------


def _doubt(walked: Walked, sheets: Sequence[Walked], layout: Layout) -> str | None:
    """Why one would ask whether a sheet is part of the plan, None where reading is sure."""
    name = walked.view.sheet.name
    if role_of(name, layout) is not None or all(item.retired or item.measure for item in walked.items):
        return None
    if _is_new(name, sheets, layout):
        return "it is none of the sheets that the layout names"
    others = [other for other in sheets if other is not walked and other.left_out is None and _texts(other)]
    if (named := doubt(name)) is not None and others:
        return named
    if all(header.unnamed for header, _ in walked.headers):
        return "none of its headings is known, so it was taken for actions by what its columns hold"
    if not others:
        return None
    if len(walked.items) <= FEW and sum(len(other.items) for other in others) >= MANY * len(others):
        return "it has few actions beside the other sheets"
    if not _roles(walked) & {"status", "due"} and all(_roles(other) & {"status", "due"} for other in others):
        return "it has neither statuses nor due dates, as the other sheets have"
    return None


def _roles(walked: Walked) -> set[str | None]:
    return {heading.role for header, _ in walked.headers for heading in header.headings}


def _is_new(name: str, sheets: Sequence[Walked], layout: Layout) -> bool:
    """Whether a layout that says which sheets are the plan says nothing of one; one that only bears its new period is known."""
    known = (*layout.sheets.known, *layout.sheets.plan)
    if not known or fold(name) in map(fold, known):
        return False
    there = {fold(walked.view.sheet.name) for walked in sheets}
    plain = fold(without_period(name))
    return plain == fold(name) or all(fold(old) in there or fold(without_period(old)) != plain for old in known)


def _unsure(walked: Walked, sheets: Sequence[Walked], layout: Layout) -> Finding:
    name, named = walked.view.sheet.name, layout.sheets
    count = sum(_kept(item) == "plan" for item in walked.items)
    message = (
        f"The sheet '{name}' is counted as part of the plan ({count} action{'' if count == 1 else 's'}), but {walked.unsure}."
    )
    there = [plan for plan in named.plan if fold(plan) in {fold(other.view.sheet.name) for other in sheets}]
    out, kept = toml_line("leave_out", (*named.leave_out, name)), toml_line("plan", (*there, name))
    fix = f"Write into [sheets] of the layout, to leave it out: {out}; to keep it: {kept}."
    return of_place(Problem("sheet-unsure", "warning", message, fix), walked.view.file, name)


def _left_out(walked: Walked) -> Finding:
    message = f"The layout leaves out the sheet '{walked.view.sheet.name}', so nothing on it is counted."
    return of_place(Problem("sheet-left-out", "note", message, "Nothing need be done."), walked.view.file, walked.view.sheet.name)


# -- records ----------------------------------------------------------------------------------------------------------------


def sheet_records(sheets: Sequence[Walked]) -> Iterator[SheetRecord]:
    """What every sheet was read as."""
    for walked in sheets:
        kept = [_kept(item) for item in walked.items]
        yield SheetRecord(
            file=walked.view.file,
            sheet=walked.view.sheet.name,
            kind=_kind(walked, kept),
            actions=kept.count("plan"),
            measures=kept.count("measures"),
            retired=kept.count("retired"),
            left_out=walked.left_out,
            unsure=walked.unsure,
            abbreviations=sum(all(pair) for pair in walked.abbreviations),
        )


def _kept(item: RawItem) -> SheetKind:
    return "retired" if item.retired else "measures" if item.measure else "plan"


def _kind(walked: Walked, kept: Collection[SheetKind]) -> SheetKind:
    if not walked.kinds:
        return "empty"
    return next((kind for kind in ("plan", "measures", "retired") if kind in kept), "other")
