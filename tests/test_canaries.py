"""Nothing that a workbook hides gets into a pack: a canary in each hiding place, and no byte of the pack holds one."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule, Rule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.protection import SheetProtection
from openpyxl.worksheet.scenario import InputCells, Scenario, ScenarioList
from packs import build
from PIL import Image
from workbooks import ROWS, plan_workbook

RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"


def canary(place: str) -> str:
    """A word that is nowhere else, with the place that it hides in."""
    return f"Canary{place.title().replace(' ', '')}Xq7"


class Aviary:
    """Hides canaries in a workbook: with openpyxl what it can write, the rest straight in the package."""

    def __init__(self) -> None:
        self.hidden: list[str] = []

    def word(self, place: str) -> str:
        """The canary of a place, remembered."""
        self.hidden.append(canary(place))
        return self.hidden[-1]

    def in_sheet(self, sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        """Canaries in what openpyxl writes of the plan's first sheet, and of the workbook."""
        book, last = sheet.parent, sheet.max_row
        if sheet.title != "Work stream 1":
            return
        self._in_columns_and_sheets(sheet, last)
        note = Comment(self.word("comment"), self.word("comment author"))
        sheet["B5"].comment = note
        sheet["C5"].hyperlink = f"https://example.org/{self.word('hyperlink target')}"
        sheet["C5"].hyperlink.tooltip = self.word("hyperlink tooltip")
        choice = DataValidation(type="list", formula1=f'"COMPLETED,{self.word("validation list")}"')
        choice.prompt, choice.promptTitle = self.word("validation prompt"), self.word("prompt title")[:32]
        choice.error, choice.errorTitle = self.word("validation error"), self.word("error title")[:32]
        sheet.add_data_validation(choice)
        choice.add(f"H5:H{last}")
        self._in_formats(sheet)
        sheet.oddHeader.center.text, sheet.oddFooter.left.text = self.word("page header"), self.word("page footer")
        sheet.sheet_properties.codeName = self.word("sheet code name")
        sheet.protection = SheetProtection(password="secret")
        sheet.scenarios = ScenarioList(
            [
                Scenario(
                    name=self.word("scenario"),
                    comment=self.word("scenario note"),
                    inputCells=[InputCells("A5", val=self.word("scenario value"))],
                )
            ]
        )
        sheet.auto_filter.ref = f"A4:H{last}"
        sheet.auto_filter.add_filter_column(0, ["1.1", self.word("filter choice")], blank=True)
        self._in_workbook(book)

    def _in_columns_and_sheets(self, sheet: openpyxl.worksheet.worksheet.Worksheet, last: int) -> None:
        column = len(sheet[4]) + 1
        sheet.cell(4, column, self.word("hidden heading"))
        for row in range(5, last + 1):
            sheet.cell(row, column, self.word("hidden column"))
        sheet.column_dimensions[sheet.cell(4, column).column_letter].hidden = True
        for name, state in (("hidden sheet", "hidden"), ("very hidden sheet", "veryHidden")):
            other = sheet.parent.create_sheet(self.word(f"{name} name")[:31])
            other.sheet_state = state
            for row in ([4, 2], [self.word(name), 1], [self.word(f"{name} text"), 2]):
                other.append(row)
            graph = BarChart()
            graph.title = self.word(f"{name} chart title")
            graph.add_data(Reference(other, min_col=2, min_row=1, max_row=3))
            other.add_chart(graph, "D1")

    def _in_formats(self, sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        red = PatternFill(bgColor="FF0000")
        rule = Rule(type="containsText", operator="containsText", dxf=DifferentialStyle(fill=red), text=self.word("rule text"))
        rule.formula = [f'NOT(ISERROR(SEARCH("{canary("rule text")}",A5)))']
        sheet.conditional_formatting.add("A5:H99", rule)
        sheet.conditional_formatting.add("A5:H99", FormulaRule([f'UNHEARDOF("{self.word("rule formula")}")=1'], fill=red))
        sheet["A5"].number_format = f'@;"{self.word("unshown section")}"'
        sheet["C6"], sheet["C6"].number_format = self.word("text that its format hides"), ";;;"
        sheet.merge_cells("A1:C1")
        sheet["Z99"].number_format = f'0"{self.word("unused format")}"'

    def _in_workbook(self, book: openpyxl.Workbook) -> None:
        book.defined_names["Budget"] = DefinedName("Budget", attr_text=f'"{self.word("defined name value")}"')
        name = self.word("defined name")
        book.defined_names[name] = DefinedName(name, attr_text="1", comment=self.word("defined name comment"))
        properties = book.properties
        properties.creator, properties.lastModifiedBy = self.word("creator"), self.word("modifier")
        properties.title, properties.subject = self.word("core title"), self.word("core subject")
        properties.keywords, properties.description = self.word("keywords"), self.word("description")
        properties.category = self.word("category")
        book.custom_doc_props.append(StringProperty(name=self.word("custom property"), value=self.word("custom value")))

    def in_package(self, path: Path) -> None:
        """Canaries in parts that openpyxl does not write."""
        with zipfile.ZipFile(path) as archive:
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        plan = "xl/worksheets/sheet1.xml"
        links = self._sheet_parts(parts)
        _link(parts, "xl/worksheets/_rels/sheet1.xml.rels", links)
        under = f'<c r="B1" t="inlineStr"><is><t>{self.word("text under a merge")}</t></is></c>'
        parts[plan] = re.sub(rb'(<row r="1".*?)(</row>)', rb"\1" + under.encode() + rb"\2", parts[plan], count=1)
        parts["docProps/app.xml"] = (
            f'<Properties xmlns="x"><Manager>{self.word("manager")}</Manager>'
            f"<Company>{self.word('company')}</Company></Properties>"
        ).encode()
        others = self._workbook_parts(parts)
        _link(parts, "xl/_rels/workbook.xml.rels", others)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)

    def _sheet_parts(self, parts: dict[str, bytes]) -> dict[str, str]:
        anchor = "<d:from><d:col>1</d:col><d:row>1</d:row></d:from>"
        drawing = (
            f'<d:wsDr xmlns:d="{DRAWN}/spreadsheetDrawing" xmlns:a="{DRAWN}/main">'
            f'<d:twoCellAnchor>{anchor}<d:pic><d:nvPicPr><d:cNvPr id="2" name="{self.word("picture name")}" '
            f'descr="{self.word("picture alternative text")}"/></d:nvPicPr></d:pic></d:twoCellAnchor>'
            f'<d:twoCellAnchor>{anchor}<d:sp><d:nvSpPr><d:cNvPr id="3" name="{self.word("shape name")}" '
            f'descr="{self.word("shape alternative text")}" title="{self.word("shape title")}"/></d:nvSpPr>'
            f"<d:txBody><a:p><a:r><a:t>{self.word('text box')}</a:t></a:r></a:p></d:txBody></d:sp></d:twoCellAnchor></d:wsDr>"
        )
        thread = (
            '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
            f'<threadedComment ref="D5" personId="{{1}}" id="{{2}}"><text>{self.word("threaded comment")}</text>'
            "</threadedComment></ThreadedComments>"
        )
        parts["xl/drawings/drawing77.xml"] = drawing.encode()
        parts["xl/threadedComments/threadedComment1.xml"] = thread.encode()
        parts["xl/queryTables/queryTable1.xml"] = f'<queryTable name="{self.word("query table")}"/>'.encode()
        parts["xl/printerSettings/printerSettings1.bin"] = self.word("printer settings").encode("utf-16-le")
        parts["xl/pivotTables/pivotTable1.xml"] = (
            f'<pivotTableDefinition xmlns="x" name="{self.word("pivot name")}" rowHeaderCaption="{self.word("pivot caption")}"/>'
        ).encode()
        return {
            "drawing": "../drawings/drawing77.xml",
            "threadedComment": "../threadedComments/threadedComment1.xml",
            "queryTable": "../queryTables/queryTable1.xml",
            "printerSettings": "../printerSettings/printerSettings1.bin",
            "pivotTable": "../pivotTables/pivotTable1.xml",
        }

    def _workbook_parts(self, parts: dict[str, bytes]) -> dict[str, str]:
        made = {
            "pivotCacheDefinition": ("pivotCache/c1.xml", f'<x><s v="{self.word("pivot cache")}"/></x>'),
            "externalLink": ("externalLinks/externalLink1.xml", f"<x><v>{self.word('external link')}</v></x>"),
            "customXml": ("../customXml/item1.xml", f"<x>{self.word('custom xml')}</x>"),
            "connections": ("connections.xml", f'<x connection="{self.word("connection")}"/>'),
            "person": ("persons/person.xml", f'<x displayName="{self.word("person")}"/>'),
            "vbaProject": ("vbaProject.bin", f"Attribute VB_Name {self.word('macro')}"),
        }
        for place, content in made.values():
            parts[("xl/" + place).replace("xl/../", "")] = content.encode()
        return {kind: place for kind, (place, _) in made.items()}


def _link(parts: dict[str, bytes], name: str, links: dict[str, str]) -> None:
    """Put relationships to parts into a relationships part."""
    rows = "".join(
        f'<Relationship Id="rIdC{number}" Type="{RELATED}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links.items(), 1)
    )
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    parts[name] = parts.get(name, empty).replace(b"</Relationships>", f"{rows}</Relationships>".encode())


@pytest.fixture
def pack(tmp_path: Path) -> tuple[Path, list[str], Path]:
    """A pack of two periods whose workbooks hide canaries: its folder, the canaries, and the later workbook."""
    aviary = Aviary()
    for name in ("2024-03", "2024-06"):
        path = tmp_path / "inputs" / name / "plan.xlsx"
        path.parent.mkdir(parents=True)
        plan_workbook(path, ROWS, changes=aviary.in_sheet)
        aviary.in_package(path)
    (tmp_path / "inputs/2024-06/period.toml").write_text("meeting = 2024-06-12\nas_at = 2024-05-31\nnext_meeting = 2024-09-11\n")
    (tmp_path / "report.toml").write_text('[report]\ntitle = "Road safety"\n[plan]\nlayout = "hillingdon"\n')
    build(tmp_path)
    return tmp_path / "outputs/2024-06-12", sorted(set(aviary.hidden)), path


def streams(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The bytes of a file, and of all that is packed in it."""
    yield name, data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield f"{name}: its directory", " ".join(archive.namelist()).encode()
            for entry in archive.infolist():
                yield from streams(f"{name}/{entry.filename}", archive.read(entry))
    elif data.startswith(b"\x89PNG"):
        with Image.open(io.BytesIO(data)) as picture:
            yield f"{name}: its texts", json.dumps({str(key): str(value) for key, value in picture.info.items()}).encode()


def words_in(data: bytes) -> str:
    """All that bytes may say as text, without the marks that XML or JSON put between letters."""
    plain = data.decode("utf-8", "ignore") + data.decode("utf-16-le", "ignore") + data[1:].decode("utf-16-le", "ignore")
    return plain + re.sub(r"<[^>]*>", "", plain)


def test_no_canary_of_any_hiding_place_is_in_the_pack(pack: tuple[Path, list[str], Path]) -> None:
    folder, canaries, _ = pack
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} >= {".docx", ".json"}
    found = set()
    for path in files:
        for name, data in streams(path.name, path.read_bytes()):
            said = words_in(data)
            found |= {(each, name) for each in canaries if each in said}
            found |= {("another of them", name)} if "xq7" in said.casefold() and not found else set()
    assert found == set()


def test_the_canaries_are_in_the_workbook(pack: tuple[Path, list[str], Path]) -> None:
    _, canaries, workbook = pack
    there = "".join(words_in(data) for _, data in streams(workbook.name, workbook.read_bytes()))
    assert len(canaries) > 55
    assert [each for each in canaries if each not in there] == []


def test_what_is_sealed_is_still_told_by_its_place(pack: tuple[Path, list[str], Path]) -> None:
    folder, _, _ = pack
    findings = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["findings"]
    places = {(finding["code"], finding["sheet"], finding["cell"]) for finding in findings}
    assert ("column-hidden", "Work stream 1", "H4") in places
    assert ("sheet-hidden", None, None) in places
    assert all("reportgen check" in finding["fix"] for finding in findings if finding["code"] in ("column-hidden", "text-box"))
    assert any(finding["lead"] == "Head of Highways" and "was due" in finding["message"] for finding in findings)
