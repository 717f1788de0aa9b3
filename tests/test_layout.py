"""Layouts as data: what ships, and mistakes told with their place."""

import pytest

from reportgen.errors import UsageError
from reportgen.layout import FIELDS, general_words, load_layout, shipped_layouts


def test_the_shipped_layouts_load_and_name_only_fields_that_exist():
    assert shipped_layouts() == ("city-of-london", "hillingdon")
    for name in shipped_layouts():
        layout = load_layout(name)
        assert {entry.role for entry in layout.columns} <= set(FIELDS)
        assert all(entry.names for entry in layout.columns)


def test_green_is_completed_in_hillingdon_and_undecided_in_the_city():
    hillingdon = {word.label: (word.rag, word.complete) for word in load_layout("hillingdon").statuses}
    assert hillingdon == {"Completed": ("green", True), "In progress": ("amber", False), "Static": ("red", False)}
    assert {(word.label, word.complete) for word in load_layout("city-of-london").statuses} == {
        ("Green", None),
        ("Amber", None),
        ("Red", None),
    }


def test_a_name_nearly_right_is_answered_with_the_right_one():
    with pytest.raises(UsageError) as error:
        load_layout("hilingdon")
    assert '"hilingdon"' in error.value.message
    assert '"hillingdon"' in error.value.remedy


def test_a_path_is_taken_from_the_base(tmp_path):
    (tmp_path / "ours.toml").write_text(
        'stream_word = "Theme"\nquarters = "calendar"\n[columns]\naction = ["Doing"]\n', encoding="utf-8"
    )
    layout = load_layout("ours.toml", tmp_path)
    assert (layout.stream_word, layout.calendar_quarters) == ("Theme", True)
    assert layout.spellings("retired") == layout.columns


@pytest.mark.parametrize(
    "text, line, right",
    [
        ('name = "x"\nstraem_word = "Theme"\n', 2, "stream_word"),
        ('[columns]\nref = ["Ref"]\nprogres = ["Progress"]\n', 3, "progress"),
        ('[[status]]\nlabel = "Done"\ncomplet = true\n', 3, "complete"),
        ('[[status]]\nlabel = "Done"\nrag = "gren"\n', 3, "green"),
        ('quarters = "finacial"\n', 1, "financial"),
    ],
)
def test_a_misspelt_key_is_told_with_file_line_and_the_right_one(tmp_path, text, line, right):
    (tmp_path / "ours.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        load_layout("ours.toml", tmp_path)
    assert error.value.message.startswith(f"ours.toml, line {line}:")
    assert f'"{right}"' in error.value.remedy


@pytest.mark.parametrize(
    "text",
    ['[[status]]\nlabel = "Done"\ncomplete = "yes"\n', '[[term]]\nname = "Autumn"\nfirst = "September"\n', "[[status]]\n", "x ="],
)
def test_a_value_of_the_wrong_kind_is_one_sentence_with_a_remedy(tmp_path, text):
    (tmp_path / "ours.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        load_layout("ours.toml", tmp_path)
    assert "ours.toml" in error.value.message
    assert error.value.remedy


def test_the_general_vocabulary_gives_no_heading_two_meanings():
    words = general_words()
    strong = [name.casefold() for entry in (*words.strong, *words.other) for name in entry.names]
    assert sorted({name for name in strong if strong.count(name) > 1}) == []
    spellings = [name for status in words.statuses for name in status.words]
    assert sorted({name for name in spellings if spellings.count(name) > 1}) == []
