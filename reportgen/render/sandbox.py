"""Tags carried out by docxtpl in Jinja's sandbox, on plain data, with every mistake told by its place in the template."""

import re
import traceback
from collections.abc import Mapping, Sequence

import jinja2
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from reportgen.errors import TemplateError
from reportgen.model.names import squeeze
from reportgen.render.filters import FILTERS, TESTS, NotWordsError, words
from reportgen.render.grammar import RefusedError, check_grammar
from reportgen.render.names import UnknownNameError, check_names
from reportgen.render.package import parse
from reportgen.render.tags import Tag, check_structure, take_tags, wrong
from reportgen.render.vocabulary import Names
from reportgen.render.wordml import Element

_PLACEHOLDER = re.compile(r"<\?tag (\d+)\?>")
_MISTAKES = (jinja2.TemplateError, NotWordsError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError)


def render(root: Element, part: str, data: Mapping[str, object], names: Names, template_name: str) -> Element:
    """A part with its tags carried out. The root is used up. Raises TemplateError with the place of a tag that is wrong."""
    tags = take_tags(root, part, template_name)
    if not tags:
        return root
    environment = _environment()
    source = _checked(environment, root, tags, names, template_name)
    try:
        rendered = DocxTemplate(None).render_xml_part(source, None, data, environment)
    except _MISTAKES as error:
        raise _explained(error, tags[_index(_line(error), source)], template_name) from error
    try:
        return parse(rendered.encode())
    except etree.XMLSyntaxError as error:
        remedy = "Begin and end each {%p if … %} and {%p for … %} in paragraphs of their own."
        raise TemplateError(f"The tags of the template {template_name} break up its paragraphs.", remedy) from error


def check_tags(root: Element, part: str, names: Names, template_name: str) -> None:
    """Raises TemplateError for the first tag of a part that is wrong whatever the data. The root is used up."""
    if tags := take_tags(root, part, template_name):
        _checked(_environment(), root, tags, names, template_name)


def _checked(environment: SandboxedEnvironment, root: Element, tags: Sequence[Tag], names: Names, template_name: str) -> str:
    """A part with its tags as Jinja reads them, each on a line of its own, every name in them known."""
    check_structure(tags, template_name)
    source = etree.tostring(root, encoding="unicode").replace("\n", " ")
    source = _PLACEHOLDER.sub(lambda found: tags[int(found[1])].source, source)
    try:
        tree = environment.parse(source)
        check_names(tree, names)
        check_grammar(tree)
    except RefusedError as error:
        tag = _on_line(error.line, tags)
        raise wrong(template_name, tag.place, tag.shown, error.problem, error.remedy) from None
    except UnknownNameError as error:
        tag = _on_line(error.line, tags)
        remedy = f"Did you mean {error.meant}?" if error.meant else "Take names from the list of this template's names."
        raise wrong(template_name, tag.place, tag.shown, "names nothing", remedy) from None
    except jinja2.TemplateSyntaxError as error:
        raise _explained(error, _on_line(error.lineno, tags), template_name) from error
    return source


def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        autoescape=True, undefined=jinja2.StrictUndefined, finalize=words, keep_trailing_newline=True
    )
    environment.globals.clear()
    environment.filters = dict(FILTERS)
    environment.tests = {**environment.tests, **TESTS}
    return environment


def _explained(error: Exception, tag: Tag, template_name: str) -> TemplateError:
    """What Jinja found wrong, with the tag's place."""
    if isinstance(error, jinja2.UndefinedError):
        return wrong(template_name, tag.place, tag.shown, "has nothing to print", "Put it between {%p if … %} and {%p endif %}.")
    if isinstance(error, NotWordsError):
        return wrong(template_name, tag.place, tag.shown, f"is {error}")
    reason = squeeze(str(error))
    return wrong(template_name, tag.place, tag.shown, f"is not understood ({reason})", "Compare it with the shipped template.")


def _on_line(line: int, tags: Sequence[Tag]) -> Tag:
    return tags[min(max(line - 2, 0), len(tags) - 1)]


def _index(line: int, source: str) -> int:
    """Which tag stands on a line of what docxtpl gave Jinja: each paragraph begins a line of its own there, as each tag does."""
    given = re.sub(r"<w:p([ >])", r"\n<w:p\1", source).split("\n")
    starts = [number for number, text in enumerate(given, 1) if number > 1 and not text.startswith("<w:p")]
    return max(sum(start <= line for start in starts) - 1, 0)


def _line(error: Exception) -> int:
    """The line of the template that an error came from."""
    lines = [frame.lineno or 0 for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return lines[-1] if lines else 0
