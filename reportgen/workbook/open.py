"""A workbook opened: guarded, read sheet by sheet, and reconciled with what it says it holds."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from reportgen.collection import collection_paused
from reportgen.errors import InputError, place
from reportgen.model import Grid, Range, Sheet
from reportgen.workbook import guard
from reportgen.workbook.addresses import parse_range
from reportgen.workbook.book import Book, Budget
from reportgen.workbook.package import Package, child, children, is_on, whole_number
from reportgen.workbook.sheet import Note, SheetRead, read_sheet
from reportgen.workbook.styles import read_styles
from reportgen.workbook.text import decode, read_strings

_FILTER_NAME = "_xlnm._filterdatabase"
"""The hidden name that Excel gives the range of an advanced filter, which leaves no other trace but its hidden rows."""


_MODULE = "module"
"""A sheet that is said to be in no part: a module of macros of 1995, which newer workbooks carry along by its name alone."""


@dataclass(frozen=True, slots=True)
class _Declared:
    """A sheet as the workbook names it; part None where what it names is not in the package."""

    name: str
    hidden: bool
    kind: str
    part: str | None
    filtered: tuple[Range, ...]


def open_workbook(path: Path, name: str | None = None) -> Grid:
    """Every sheet of a workbook, in the workbook's order; name is the file's name as people know it.

    Raises InputError, with one sentence and a remedy, for what is no readable Excel Workbook or lacks a sheet that it names.
    """
    file = name or path.name
    with guard.admit(path, file) as archive, collection_paused():
        package = Package(archive, file)
        with _damage_told(file):
            main = _main_part(package)
            root = package.xml(main)
            book = _book(package, main, root)
            declared = _declared(package, main, root)
        if not declared:
            raise InputError(f"{file} has no sheets.", guard.SAVE_AGAIN)
        return _grid(book, declared, _names(root))


def _grid(book: Book, declared: list[_Declared], names: Mapping[str, str]) -> Grid:
    sheets: list[Sheet] = []
    notes: list[Note] = list(_name_notes(declared))
    read = [_sheet(book, each) for each in declared]
    shown = _shown(read, names, book.from_1904) if any(each.rules for each in read) else read
    for each in shown:
        sheets.append(each.sheet)
        notes += each.notes
    return Grid(book.package.file, tuple(sheets), tuple(notes))


def _shown(read: list[SheetRead], names: Mapping[str, str], from_1904: bool) -> list[SheetRead]:
    """The sheets as their conditional formats show them, which may look at one another's cells."""
    from reportgen.workbook.conditional.show import show_rules  # most workbooks have none, and need not wait for it
    from reportgen.workbook.conditional.sight import Sight

    sight = Sight({each.sheet.name.casefold(): each.sheet for each in read}, names, from_1904)
    shown = []
    for each in read:
        sheet, unread = show_rules(each.sheet, each.rules, sight)
        shown.append(SheetRead(sheet, notes=(*each.notes, *unread)))
    return shown


def _names(root: etree._Element) -> dict[str, str]:
    """What the workbook's names stand for, without case; a sheet's own names of one spelling are not told apart."""
    found = children(root, "definedNames", "definedName")
    return {(element.get("name") or "").casefold(): element.text or "" for element in found}


def _sheet(book: Book, declared: _Declared) -> SheetRead:
    """A sheet read; one of another kind (a chart, a dialog, macros of 1992) holds no cells and comes out without rows."""
    file, where = book.package.file, place(book.package.file, declared.name)
    if declared.part is None and declared.kind != _MODULE:
        raise InputError(f"{where}: the workbook names this sheet, but the sheet is missing from the file.", guard.COPY_AGAIN)
    if declared.kind != "worksheet" or declared.part is None:
        sentence = "This sheet is not a worksheet (it is a chart, a dialog or a macro sheet) and was not read."
        notes = ((declared.name, None, "not-a-worksheet", sentence),)
        return SheetRead(Sheet(declared.name, (), declared.hidden), notes=notes)
    with _damage_told(file, declared.name):
        return read_sheet(book, declared.part, declared.name, declared.hidden, declared.filtered)


def _main_part(package: Package) -> str:
    main = package.related("", "officeDocument")
    if not main:
        raise InputError(f"{package.file} has no workbook in it.", guard.COPY_AGAIN)
    return main[0]


def _book(package: Package, main: str, root: etree._Element) -> Book:
    styles = read_styles(package, _first(package, main, "styles"), _first(package, main, "theme"))
    strings = read_strings(package, _first(package, main, "sharedStrings"), styles.palette)
    return Book(package, styles, strings, is_on(child(root, "workbookPr"), "date1904"), Budget(package.file))


def _first(package: Package, main: str, kind: str) -> str | None:
    return next(iter(package.related(main, kind)), None)


def _declared(package: Package, main: str, root: etree._Element) -> list[_Declared]:
    """The sheets that the workbook names, in its order."""
    links = {link.id: link for link in package.relationships(main)}
    filtered = _filtered(root)
    found = []
    for position, element in enumerate(children(root, "sheets", "sheet")):
        key = _link_id(element)
        link = links.get(key)
        part = link.target if link and link.target and link.target in package else None
        name = decode(element.get("name") or "")[0]
        hidden = element.get("state", "visible") != "visible"
        kind = (link.kind if link else "") if key else _MODULE
        found.append(_Declared(name, hidden, kind, part, tuple(filtered.get(position, ()))))
    return found


def _link_id(element: etree._Element) -> str:
    """The relationship id of a sheet: the attribute "id" of the relationships namespace, which has two spellings."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}id")), "")


def _filtered(root: etree._Element) -> dict[int, list[Range]]:
    """The ranges of advanced filters by their sheet's position."""
    ranges: dict[int, list[Range]] = {}
    for element in children(root, "definedNames", "definedName"):
        area = parse_range(element.text) if (element.get("name") or "").casefold() == _FILTER_NAME else None
        if area:
            ranges.setdefault(whole_number(element.get("localSheetId"), -1), []).append(area)
    return ranges


def _name_notes(declared: list[_Declared]) -> Iterator[Note]:
    """Names that only case or blanks tell apart are easily taken for one another."""
    seen: dict[str, str] = {}
    for each in declared:
        key = each.name.strip().casefold()
        if key in seen:
            sentence = f"This sheet's name is that of the sheet “{seen[key]}” but for case or blanks: rename one."
            yield each.name, None, "sheet-names-alike", sentence
        seen.setdefault(key, each.name)


@contextmanager
def _damage_told(file: str, sheet: str | None = None) -> Iterator[None]:
    """Damage that shows itself only in reading, told as one sentence with its place."""
    try:
        yield
    except etree.LxmlError as error:
        raise InputError(f"{place(file, sheet)} is damaged: its XML cannot be read.", guard.SAVE_AGAIN) from error
    except guard.DAMAGE as error:
        raise InputError(f"{place(file, sheet)} is damaged or incomplete.", guard.COPY_AGAIN) from error
