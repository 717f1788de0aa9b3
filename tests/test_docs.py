"""The documentation says what the program does: every finding, command, setting and name in a template, and nothing else."""

import ast
import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args

import click
import pytest
from packs import ROOT, build, copy_sample

import reportgen
from reportgen.check.codes import CODES
from reportgen.cli import main
from reportgen.config import KINDS, load_config, load_period
from reportgen.layout import load_layout
from reportgen.model import FactName
from reportgen.paper.blocks import Table
from reportgen.paper.glossary import Glossary
from reportgen.paper.graph import Graph
from reportgen.paper.life_paper import LifePaper
from reportgen.paper.measures import Measures
from reportgen.paper.movement import Movement
from reportgen.paper.pack import papers
from reportgen.paper.plan import PlanPaper
from reportgen.paper.report import Report
from reportgen.paper.risk import Risk
from reportgen.paper.schedule import Schedule
from reportgen.paper.words import Group
from reportgen.render.styles import Styles
from reportgen.render.summary import build_summary
from reportgen.render.templates import TEMPLATE_OF
from reportgen.render.vocabulary import names_of
from reportgen.settings import SettingsTable

PACKAGE = Path(reportgen.__file__).parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]
FENCE = re.compile(r"^[ ]*```(\w*)\n(.*?)^[ ]*```[ ]*$", re.DOTALL | re.MULTILINE)


def text_of(page):
    return page.read_text(encoding="utf-8")


def sections(page, level):
    """A page's parts by their headings of one level, each up to the next heading of that level or a higher one."""
    text = FENCE.sub(lambda found: found[0].replace("\n#", "\n "), text_of(page))
    parts = re.split(rf"^(#{{1,{level}}}) (.+)$", text, flags=re.MULTILINE)
    return {
        heading: body for marks, heading, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True) if len(marks) == level
    }


def first_cells(text):
    """What stands in backticks in the first cell of each row of a part's tables."""
    rows = (line.split("|")[1] for line in text.splitlines() if line.startswith("|") and not line.startswith("| ---"))
    return [name for cell in rows for name in re.findall(r"`([^`]+)`", cell)]


# --- findings ---

LAYERS = ("workbook", "parse", "compare", "check")
"""Where findings come from. In them every text spelt like a code is one, but for Excel's own number formats."""
NUMBER_FORMATS = {"d-mmm", "d-mmm-yy", "mmm-yy"}
FACT_NAMES = set(get_args(FactName))
CODE = re.compile(r"[a-z]+(-[a-z]+)+")
FINDINGS = sections(DOCS / "findings.md", 3)
SEVERITIES = ("error", "warning", "note")


def nodes_of(*layers):
    for layer in layers:
        for module in sorted(path for path in (PACKAGE / layer).rglob("*.py") if path.name != "codes.py"):
            yield from ast.walk(ast.parse(module.read_text(encoding="utf-8")))


def constant(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def codes_in_layers():
    return {text for node in nodes_of(*LAYERS) if (text := constant(node)) and CODE.fullmatch(text)} - NUMBER_FORMATS - FACT_NAMES


def constructed() -> Iterator[tuple[str, str | None]]:
    """The code, and the severity where it is written there, of every Finding and Problem that the package makes."""
    for node in nodes_of("."):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Finding", "Problem"):
            named = {keyword.arg: keyword.value for keyword in node.keywords}
            code, severity = (
                constant(node.args[at] if len(node.args) > at else named.get(name))
                for at, name in enumerate(("code", "severity"))
            )
            if code:
                yield code, severity


def documented(code):
    return code in {heading.strip("`") for heading in FINDINGS}


def test_the_code_has_findings_to_document():
    assert {"status-unrecognised", "match-unsure", "meeting-not-given", "text-box", "due-assumed"} <= codes_in_layers()
    assert len(set(constructed())) > 15


def test_every_finding_is_documented_and_every_documented_one_exists():
    known = codes_in_layers() | {code for code, _ in constructed()}
    assert {heading.strip("`") for heading in FINDINGS} == known
    assert set(CODES) == known


def test_findings_are_sorted_by_code():
    assert list(FINDINGS) == sorted(FINDINGS)


@pytest.mark.parametrize("code, severity", sorted(set(constructed()), key=str))
def test_a_finding_has_the_severity_that_is_documented(code, severity):
    said = FINDINGS[f"`{code}`"].split(".")[0].lower()
    assert severity is None or severity in said


def messages():
    """A pattern for each text that the layers of findings are written with, what is filled in left open."""
    for node in nodes_of(*LAYERS):
        parts = [constant(value) for value in (node.values if isinstance(node, ast.JoinedStr) else [node])]
        if sum(len(part or "") for part in parts) > 12:
            yield re.compile("".join(".+" if part is None else re.escape(part) for part in parts), re.DOTALL)


@pytest.mark.parametrize("heading", FINDINGS)
def test_a_finding_has_its_severity_a_message_as_it_is_printed_and_what_to_do(heading):
    body = FINDINGS[heading]
    assert body.strip().lower().startswith(SEVERITIES)
    assert "\nWhat to do: " in body
    example = FENCE.search(body)[2].strip()
    assert any(message.fullmatch(example) for message in messages()), f"no message is like: {example}"


def test_every_fact_is_documented():
    assert set(first_cells(sections(DOCS / "explanations.md", 2)["Facts"])) == FACT_NAMES


# --- commands ---

COMMANDS = sections(DOCS / "commands.md", 2)


def options_of(command):
    return {name for parameter in command.params if isinstance(parameter, click.Option) for name in parameter.opts} - {
        "--help",
        "-h",
    }


def options_in(text):
    return {name for name in first_cells(text) if name.startswith("--")}


@pytest.mark.parametrize("name", sorted({*main.commands, *COMMANDS} - {"How a command ends", "Which workbooks, which settings"}))
def test_every_option_of_a_command_is_documented_and_no_other(name):
    assert options_in(COMMANDS[name]) == options_of(main.commands[name])


def test_every_command_is_in_the_overview():
    overview = text_of(DOCS / "commands.md").split("\n## ")[0]
    assert options_in(overview) == options_of(main)
    named = {name.removeprefix("reportgen ") for name in first_cells(overview) if name.startswith("reportgen ")}
    assert named == set(main.commands)


def typed_commands():
    """Every command that a page tells people to type: (page, what stands after reportgen)."""
    for page in PAGES:
        text = text_of(page)
        spans = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", FENCE.sub("", text))
        lines = [line.strip() for _, body in FENCE.findall(text) for line in body.splitlines()]
        for typed in (*spans, *lines):
            found = re.search(r"(?:^|\s-m )reportgen((?: +\S+)*)$", typed)
            if found:
                yield page.name, found[1].strip()


TYPED = sorted(set(typed_commands()))


def test_commands_are_found_in_the_pages():
    assert ("README.md", "build") in TYPED
    assert len({page for page, _ in TYPED}) >= 5


@pytest.mark.parametrize("page, typed", TYPED)
def test_a_command_in_a_page_exists_with_its_options(page, typed):
    words = shlex.split(typed.replace("\\", "/").replace("…", "x"))
    before = [word for word in words[:1] if word.startswith("--")]
    assert set(before) <= options_of(main)
    command = main.commands.get(next(iter(words[len(before) :]), "build"))
    assert command is not None, f"reportgen {typed}"
    assert {word for word in words[len(before) :] if word.startswith("--")} <= options_of(command)


# --- links and pictures ---


def slug(heading):
    """The address of a heading within a page, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def anchors(page):
    return {slug(heading) for heading in re.findall(r"^#+ (.+)$", FENCE.sub("", text_of(page)), re.MULTILINE)}


def links():
    for page in PAGES:
        text = re.sub(r"`[^`\n]*`", "", FENCE.sub("", text_of(page)))
        for target in (*re.findall(r"\]\(([^)\s]+)\)", text), *re.findall(r'(?:src|href)="([^"]+)"', text)):
            if not re.match(r"[a-z]+:", target):
                yield page.relative_to(ROOT).as_posix(), target


@pytest.mark.parametrize("page, target", sorted(set(links())))
def test_a_link_leads_somewhere(page, target):
    path, _, anchor = target.partition("#")
    there = (ROOT / page).parent / path if path else ROOT / page
    assert there.exists()
    assert not anchor or anchor in anchors(there)


def test_every_page_of_the_documentation_can_be_reached_from_the_readme():
    linked = {target.partition("#")[0] for page, target in links() if page == "README.md"}
    assert {page.relative_to(ROOT).as_posix() for page in DOCS.glob("*.md")} <= linked


def test_the_pictures_are_small_and_shown():
    pictures = sorted((DOCS / "pages").glob("*.png"))
    assert len(pictures) == 6
    shown = {target for _, target in links()}
    for picture in pictures:
        assert picture.stat().st_size <= 100_000
        assert any(target.endswith(f"pages/{picture.name}") for target in shown)


# --- settings and layouts ---

REPORT = """
[[source]]
role = "plan"
file = "plan.xlsx"
[[paper]]
kind = "plan"
"""
PERIOD = """
[[accept]]
code = "due-open"
reason = "Agreed."
[[match]]
before = "1.1"
after = "1.2"
"""
LAYOUT = """
[[status]]
label = "Completed"
[[rag_rule]]
rag = "green"
[[term]]
name = "Autumn"
first = "09-01"
last = "12-20"
"""
GROUPS = ("", "columns", "sheets", "status", "term", "rag_rule", "rag_figures")
HELD = {"source", "paper", "accept", "match", "status", "term", "rag_rule"}
"""The groups of which there may be several. What is asked of one is known only if it is there, so each stands above."""


@pytest.fixture
def asked(monkeypatch):
    """The keys that reading a file of settings asks for, by the name of their group ("" is the top)."""
    keys: dict[str, set[str]] = {}
    finish, tables = SettingsTable.finish, SettingsTable.tables

    def finished(table):
        keys.setdefault(table.name, set()).update(table.asked)
        finish(table)

    def grouped(table, key):
        assert key in HELD, f"[[{key}]] is new: give an example of it in this test"
        return tables(table, key)

    monkeypatch.setattr(SettingsTable, "finish", finished)
    monkeypatch.setattr(SettingsTable, "tables", grouped)
    return keys


def settings_in(parts, top):
    """The documented keys by the name of their group, from the parts of a page."""
    found = {}
    for heading, body in parts.items():
        group = "" if heading == top else re.sub(r"[`\[\]]", "", heading)
        if heading == top or heading.startswith("`["):
            found[group] = set(first_cells(body))
    return found


def test_every_setting_of_report_toml_is_documented(asked, tmp_path):
    (tmp_path / "report.toml").write_text(REPORT, encoding="utf-8")
    load_config(tmp_path / "report.toml")
    page = text_of(DOCS / "settings.md").split("\n## ")
    said = settings_in(part_of(page, "report.toml"), "At the top")
    assert said.pop("checks") == set()
    assert said == asked


def test_every_setting_of_period_toml_is_documented(asked, tmp_path):
    (tmp_path / "period.toml").write_text(PERIOD, encoding="utf-8")
    load_period(tmp_path)
    page = text_of(DOCS / "settings.md").split("\n## ")
    assert settings_in(part_of(page, "period.toml"), "The dates") == asked


def part_of(page, name):
    body = next(part for part in page if part.startswith(f"{name}\n"))
    parts = re.split(r"^### (.+)$", body, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_key_of_a_layout_is_documented(asked, tmp_path):
    (tmp_path / "ours.toml").write_text(LAYOUT, encoding="utf-8")
    load_layout("ours.toml", tmp_path)
    said = settings_in(sections(DOCS / "layouts.md", 2), "At the top")
    assert asked["measures"] == asked["retired"] == asked["columns"]
    assert {group: said[group] for group in GROUPS} == {group: asked[group] for group in GROUPS}


def test_every_choice_of_a_setting_is_documented():
    text = text_of(DOCS / "settings.md")
    assert [kind for kind in KINDS if f'`"{kind}"`' not in text] == []


def snippets():
    for page in PAGES:
        for language, body in FENCE.findall(text_of(page)):
            if language == "toml":
                yield page.name, re.sub(r"^   ", "", body, flags=re.MULTILINE)


@pytest.mark.parametrize("page, toml", list(snippets()))
def test_settings_in_a_page_are_understood(page, toml, tmp_path):
    names = set(tomllib.loads(toml))
    if names & {"accept", "match", "meeting"}:
        folder = tmp_path / "2015-10"
        folder.mkdir()
        (folder / "period.toml").write_text(toml, encoding="utf-8")
        load_period(folder)
    elif names & {"columns", "measures", "status", "rag_rule"}:
        (tmp_path / "ours.toml").write_text(toml, encoding="utf-8")
        load_layout("ours.toml", tmp_path)
    else:
        (tmp_path / "report.toml").write_text(toml, encoding="utf-8")
        load_config(tmp_path / "report.toml")


# --- templates ---

TEMPLATES = sections(DOCS / "templates.md", 3)
VOCABULARIES = {
    "report.docx": Report,
    "graph.docx": Graph,
    "plan.docx": PlanPaper,
    "measures.docx": Measures,
    "glossary.docx": Glossary,
    "schedule.docx": Schedule,
    "movement.docx": Movement,
    "history.docx": LifePaper,
    "risk.docx": Risk,
}
GROUP = {field.name for field in fields(Group)}
FIGURE = {"caption", "note", "alt"}


def leaves(names, before="", loops=None):
    """Every name that a tag may print, as the page writes it; groups of actions, figures and fronts are told of elsewhere."""
    for name, inner in names.items():
        full = f"{before}{name}"
        if inner is None or set(inner) in (GROUP, FIGURE) or (not inner and inner.each is None):
            yield full
        elif inner.each is not None:
            assert full in loops, f"the page shows no repetition over {full}"
            yield full
            if set(inner.each) != FIGURE:
                yield from leaves(inner.each, f"{loops[full]}.", loops)
        elif full != "front":
            yield from leaves(inner, f"{full}.", loops)


def inner_names(names, before=""):
    return {
        f"{before}{name}" for name, inner in names.items() if inner and inner.each is None and set(inner) not in (GROUP, FIGURE)
    }


def test_there_is_a_vocabulary_for_each_template():
    assert {path.name for path in (ROOT / "templates").glob("*.docx")} == set(VOCABULARIES)


@pytest.mark.parametrize("template", VOCABULARIES)
def test_every_name_of_a_template_is_documented_and_no_other(template):
    names = names_of(VOCABULARIES[template])
    body = TEMPLATES[template]
    loops = {over: name for name, over in re.findall(r"for (\w+) in ([\w.]+)", body)}
    said = set(first_cells(body))
    assert said - inner_names(names) == set(leaves(names, "", loops))


def test_what_all_templates_share_is_documented():
    front = names_of(Report)["front"]
    assert set(first_cells(TEMPLATES["In every template"])) == {f"front.{name}" for name in front}
    assert set(first_cells(TEMPLATES["A figure"])) == {f"figure.{name}" for name in FIGURE}
    assert set(first_cells(TEMPLATES["Actions of one kind"])) == {f".{name}" for name in GROUP}


def tables_in(value, tag=""):
    """The tables of a paper with the tags they stand under."""
    if isinstance(value, Table):
        yield tag, value
    elif isinstance(value, tuple):
        for item in value:
            yield from tables_in(item, tag)
    elif is_dataclass(value):
        for field in fields(value):
            yield from tables_in(getattr(value, field.name), field.name)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample's pack, and the styles that making it looked for by name."""
    wanted = set()
    need = Styles.need
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Styles, "need", lambda styles, name: wanted.add(name) or need(styles, name))
        pack = build(copy_sample(tmp_path_factory.mktemp("sample")))
    return pack, wanted


def test_every_key_of_a_table_is_documented(sample):
    rows = [
        line.split("|")[1:4] for line in text_of(DOCS / "templates.md").splitlines() if line.startswith("| `") and "{{" in line
    ]
    said = {}
    for template, tag, keys in rows:
        key = template.strip(" `"), re.sub(r"[`{} ]", "", tag).split(".")[-1]
        said[key] = said.get(key, "") + keys
    for paper in papers(sample[0].facts):
        template = f"{TEMPLATE_OF.get(paper.entry.kind, paper.entry.kind)}.docx"
        for tag, table in tables_in(paper.document):
            keys = said[template, tag].replace("the same", said.get((template, "table"), ""))
            for column in table.columns:
                key = re.sub(r"^status[2-9]\d*$", "status2", column.key)
                assert f"[{key}]" in keys, (template, tag, column.key)


def test_the_styles_that_are_looked_for_by_name_are_documented(sample):
    said = re.search(r"must not be renamed or deleted.*?: (.*?)\.", text_of(DOCS / "templates.md"), re.DOTALL)[1]
    assert set(re.findall(r"`([^`]+)`", said)) == sample[1]


def test_every_style_of_the_templates_is_documented():
    import docx

    said = set(first_cells(sections(DOCS / "templates.md", 2)["Change the look: styles"]))
    for template in VOCABULARIES:
        styles = docx.Document(str(ROOT / "templates" / template)).styles
        assert {style.name for style in styles} - {"Default Paragraph Font", "Normal Table", "No List"} <= said


def test_the_readme_shows_what_the_first_command_prints(sample):
    pack = sample[0]
    shown = next(body for _, body in FENCE.findall(text_of(ROOT / "README.md")) if body.startswith("DONE"))
    printed = build_summary(pack.facts, pack.settled, pack.files).splitlines()
    assert [line for line in shown.splitlines() if line.strip() != "…" and line not in printed] == []
