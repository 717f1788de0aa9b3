"""The tags that clerks type in their templates."""

from contextlib import suppress
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from reportgen.errors import TemplateError
from reportgen.render.docx import render_docx
from reportgen.render.vocabulary import plain
from reportgen.render.wordml import clean


@dataclass(frozen=True)
class Stream:
    heading: str
    total: int


@dataclass(frozen=True)
class Maybe:
    stream: Stream | None = None


STREAMS = (Stream("Fostering", 7), Stream("R&D <50%", 0))


def problem(word, *body, **paper) -> str:
    with pytest.raises(TemplateError) as caught:
        word.fill(*body, **paper)
    return str(caught.value)


def test_a_tag_is_replaced_wherever_word_has_cut_it(word):
    split = word.paragraph("Of {", "Normal", "{ to", "tal }", "} actions")
    assert word.fill(split, total=52).paragraphs == ["Of 52 actions"]


def test_a_loop_of_paragraphs_repeats_them_and_leaves_no_line_of_its_own(word):
    done = word.fill("{%p for s in streams %}", "{{ s.heading }}: {{ s.total }}", "{%p endfor %}", streams=STREAMS)
    assert done.paragraphs == ["Fostering: 7", "R&D <50%: 0"]


def test_paragraph_tags_may_stand_in_the_paragraph_they_govern(word):
    text = "{%p if draft %}{{ draft }}{%p endif %}"
    assert word.fill("before", text, "after", draft="Draft.").paragraphs == ["before", "Draft.", "after"]
    assert word.fill("before", text, "after", draft="").paragraphs == ["before", "after"]


def test_a_paragraph_of_blank_tags_leaves_no_empty_line(word):
    assert word.fill("one", "{{ note }}", "two", note="").paragraphs == ["one", "two"]


def test_a_blank_tag_leaves_no_doubled_space(word):
    done = word.fill("One. {{ a }} {% if b %}Two.{% endif %} Three. {{ a }}", a="", b="")
    assert done.paragraphs == ["One. Three."]


def test_tags_work_in_footers(word):
    footer = word.fill("x", footer="Committee – today").part("word/footer1.xml")
    assert "Committee – today" in "".join(footer.itertext())


def test_typed_braces_markup_and_quotes_print_as_typed(word):
    typed = "{{ total }} {% if %} <b>&amp;</b> \"q\" 'q' </w:t>"
    assert word.fill("{{ text }}", text=typed).paragraphs == [typed]


def test_line_breaks_in_a_value_are_breaks_and_control_characters_go(word):
    assert word.fill("{{ text }}", text="one\r\ntwo\x0bthree\x07\ud800.").paragraphs == ["one\ntwo\nthree."]


def test_clerks_notes_are_left_out(word):
    assert word.fill("[clerk] Keep this line.", "Words.").paragraphs == ["Words."]


def test_smart_quotes_in_a_tag_are_understood(word):
    assert word.fill("{% if word == “a” %}yes{% else %}no{% endif %}", word="a").paragraphs == ["yes"]


def test_a_name_that_names_nothing_is_told_with_its_place_and_the_nearest(word):
    said = problem(word, "one", "two", "Of {{ stream.toal }}.", stream=STREAMS[0])
    assert "ours.docx, paragraph 3, «{{ stream.toal }}» names nothing" in said
    assert "Did you mean stream.total?" in said
    assert "Did you mean stream.total?" in problem(word, "{{ straem.total }}", stream=STREAMS[0])


def test_a_wrong_name_is_found_where_this_quarter_does_not_come(word):
    body = ("{%p if draft %}", "{{ darft }}", "{%p endif %}")
    assert "paragraph 2, «{{ darft }}» names nothing" in problem(word, *body, draft="")
    body = ("{%p for s in streams %}", "{{ s.nmae }}", "{%p endfor %}")
    assert "«{{ s.nmae }}»" in problem(word, *body, streams=STREAMS)


def test_a_wrong_name_in_a_footer_is_told_with_its_place(word, picture):
    @dataclass(frozen=True)
    class Paper:
        heading: str

    with pytest.raises(TemplateError, match=r"footer, paragraph 1, «\{\{ footer \}\}» names nothing"):
        render_docx(word.template("x"), "ours.docx", Paper("x"), picture, title="x")


@pytest.mark.parametrize(
    "body, sign",
    [
        (("{%p if a %}", "x"), "«{%p if a %}» is never closed"),
        (("x", "{%p endif %}"), "closes no if"),
        (("{%p if a %}", "x", "{%p endfor %}"), "closes no for"),
        (("{% if a %}", "x", "{% endif %}"), "do not stand in the same place"),
        (("one {%p if a %} two", "{%p endif %}"), "stands in the middle of a paragraph"),
        (("{{ a",), "is not closed"),
        (("{% include 'x' %}",), "is not understood"),
        (("{% if a == %}x{% endif %}",), "is not understood"),
        (("{%tr for x in a %}",), "is of a kind not known here"),
        (("{{ a|random }}",), "uses |random, which is not known here. Known are |capitalize, "),
        (("{{ a.upper }}",), "names nothing. Take names from the list"),
        (("{{ streams }}",), "is a list"),
        (("{{ yes }}",), "is yes or no"),
        (("{{ streams.__class__ }}",), "names nothing"),
        (("{{ a.upper() }}",), "names nothing"),
        (("{{ range(3) }}",), "names nothing"),
    ],
)
def test_a_wrong_tag_is_one_sentence_with_its_place(word, body, sign):
    said = problem(word, *body, a="x", yes=True, streams=STREAMS)
    assert sign in said
    assert "ours.docx, paragraph" in said


@pytest.mark.parametrize(
    "tag, sign",
    [
        ("{{ 'a'*10**9 }}", "calculates"),
        ("{{ 10**10**8 }}", "calculates"),
        ("{{ number + 1 }}", "calculates"),
        ("{{ -number }}", "calculates"),
        ("{{ '%0999999999d' % 5 }}", "calculates"),
        ("{{ 'x'.ljust(10**9) }}", "asks for more than a name"),
        ("{{ '{:>999999999}'.format(1) }}", "asks for more than a name"),
        ("{{ ''.join(['a']*999999999) }}", "asks for more than a name"),
        ("{{ 'a'.upper }}", "asks for more than a name"),
        ("{{ a['upper'] }}", "asks for more than a name"),
        ("{{ a[0:1] }}", "asks for more than a name"),
        ("{{ [a, a] }}", "asks for more than a name"),
        ("{{ a ~ a }}", "joins words with ~"),
        ("{{ a|center(999999999) }}", "uses |center"),
        ("{{ '%s'|format(a) }}", "uses |format"),
        ("{{ a|indent }}", "uses |indent"),
        ("{% if a is callable %}x{% endif %}", "uses “is callable”"),
        ("{{ none }}", "says none, which is not words"),
        ("{{ none or a }}", "says none, which is not words"),
        ("{{ true }}", "says true, which is not words"),
        ("{{ 1.5 }}", "says 1.5, which is not words"),
        ("{{ 1 == 1 }}", "is yes or no"),
        ("{{ not 0 }}", "is yes or no"),
        ("{{ '" + "a" * 400 + "' }}", "is too long"),
        ("{{ " + "9" * 5000 + " }}", "is too long"),
        ("{{ " + "(" * 140 + "a" + ")" * 140 + " }}", "is too long"),
        ("{{ a" + "|trim" * 50 + " }}", "is too long"),
        ("{% if " + "not " * 70 + "a %}x{% endif %}", "is too long"),
        ("{% for s in streams recursive %}x{% endfor %}", "recursive"),
        ("{% for s in streams recursive %}{{ loop(streams) }}{% endfor %}", "recursive"),
        ("{% for s in streams %}{{ loop.cycle('a', 'b') }}{% endfor %}", "names nothing"),
        ("{% for s, t in streams %}x{% endfor %}", "asks for more than a name"),
        ("{% set a, b = streams %}", "asks for more than a name"),
        ("{% set a %}", "is not understood"),
        ("{% if a %}" * 60 + "x" + "{% endif %}" * 60, "stands inside more than"),
        ("{% for s in streams %}" * 5 + "x" + "{% endfor %}" * 5, "stands inside more than"),
        ("{{ streams|upper }}", "is a list"),
        ("{{ streams|join }}", "is a list of more than words"),
        ("{{ a|join(', ') }}", "is no list"),
        ("{{ a|upper(1) }}", "is not understood"),
        ("{% for s in streams if s.total > 9 %}{% endfor %}{{ none_yet|first }}", "has nothing to print"),
    ],
)
def test_what_could_run_away_or_print_nonsense_is_refused_at_once(word, tag, sign):
    said = problem(word, tag, a="x", number=7, streams=STREAMS, none_yet=[])
    assert "ours.docx, paragraph 1, «" in said
    assert sign in said


@pytest.mark.parametrize(
    "tag, printed",
    [
        ("{{ a|upper }} {{ a|capitalize }} {{ a|title }} {{ 'A B'|lower }} {{ ' b '|trim }}", "R&D LAB R&d lab R&d Lab a b b"),
        ("{{ words|join(' & ') }}; {{ words|first }}; {{ words|last }}; {{ words|length }}", "<one> & two; <one>; two; 2"),
        ("{{ (streams|first).heading }} {{ streams[1].heading }}", "Fostering R&D <50%"),
        ("{{ maybe.stream.total|default('none') }} {{ a if number > 6 else 'few' }}", "none R&D lab"),
        ("{% if number in (6, 7) and not (number == 6 or number != 7) %}yes{% elif a %}no{% endif %}", "yes"),
        ("{% for s in streams if s.total %}{{ loop.index }}. {{ s.heading }}{% else %}none{% endfor %}", "1. Fostering"),
        ("{% set total = streams|length %}{{ total }}{% if maybe.stream is none %}!{% endif %}", "2!"),
        ("{# " + "A long note of the clerk's. " * 30 + "#}x", "x"),
        ("{{ '{{' }} {{ \"it's\" }} {{ 5 }}", "{{ it's 5"),
    ],
)
def test_what_a_clerk_may_say(word, tag, printed):
    done = word.fill(tag, a="R&D lab", number=7, words=("<one>", "two"), streams=STREAMS, maybe=Maybe())
    assert done.paragraphs == [printed]


@given(st.text("a1.|*+-~%()[]{}'\" ,=<>!:_snotforifel", max_size=40))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_tag_of_any_kind_prints_or_is_a_template_error(word, typed):
    with suppress(TemplateError):
        word.fill(f"{{{{ {typed} }}}}", a="x", s=STREAMS)


def test_a_name_is_only_suggested_if_the_whole_of_it_is_one(word):
    assert "Take names from the list" in problem(word, "{{ streams.append }}", reason="x")
    assert "Did you mean heading?" in problem(word, "{{ streams[1].heding }}", streams=STREAMS)
    assert "Did you mean loop.last?" in problem(word, "{% for s in streams %}{{ loop.lats }}{% endfor %}", streams=STREAMS)
    assert "Did you mean streams.heading?" in problem(
        word, "{% for streams in many %}{{ straems.heading }}{% endfor %}", stream="x", many=STREAMS
    )


def test_what_is_missing_this_quarter_asks_for_an_if(word, picture):
    @dataclass(frozen=True)
    class Paper:
        footer: str
        before: Stream | None

    with pytest.raises(TemplateError, match="has nothing to print"):
        render_docx(word.template("{{ before.total }}"), "ours.docx", Paper("", None), picture, title="x")


def test_no_name_of_a_vocabulary_is_a_method():
    @dataclass(frozen=True)
    class Paper:
        items: str

    with pytest.raises(TypeError, match="items"):
        plain(Paper("x"))


@given(st.text())
def test_clean_text_can_stand_in_xml(text):
    element = etree.Element("t")
    element.text = clean(text)
    assert etree.fromstring(etree.tostring(element)).text in (element.text, element.text or None)
