"""A value is shown as Excel shows it, by its number format."""

# ruff: noqa: DTZ001 - a cell's date has no zone

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.workbook.formats import builtin_format, parse_format
from reportgen.workbook.values import show_iso, show_number, show_text


def shown(raw: str, code: str = "General") -> str:
    return show_number(raw, parse_format(code), False).text


@pytest.mark.parametrize(
    "raw, expected",
    [
        ("5.1", "5.1"),
        ("5.0999999999999996", "5.1"),
        ("2", "2"),
        ("2.0", "2"),
        ("-3", "-3"),
        ("0", "0"),
        ("-0", "0"),
        ("0.30000000000000004", "0.3"),
        ("0.33333333333333331", "0.333333333"),
        ("-0.66666666666666663", "-0.666666667"),
        ("123456.789012", "123456.789"),
        ("1234567890.5", "1234567891"),
        ("12345678901", "12345678901"),
        ("-12345678901", "-12345678901"),
        ("123456789012", "1.23457E+11"),
        ("1E+15", "1E+15"),
        ("1.5e20", "1.5E+20"),
        ("0.0001234", "0.0001234"),
        ("0.000123456789", "0.000123457"),
        ("0.00001", "0.00001"),
        ("0.0000123456789", "1.23457E-05"),
        ("1e-9", "0.000000001"),
        ("1.2345e-10", "1.2345E-10"),
        ("1e-300", "1E-300"),
        ("0.999999999999", "1"),
        ("99999999999.9", "1E+11"),
    ],
)
def test_general_shows_at_most_eleven_characters(raw: str, expected: str) -> None:
    assert shown(raw) == expected


@pytest.mark.parametrize(
    "raw, code, expected",
    [
        ("5.1", "0.00", "5.10"),
        ("5.1", "0.0", "5.1"),
        ("5.1", "0", "5"),
        ("0.455", "0%", "46%"),
        ("0.455", "0.0%", "45.5%"),
        ("1", "0%", "100%"),
        ("0.285", "0%", "29%"),
        ("1.005", "0.00", "1.01"),
        ("2.5", "0", "3"),
        ("-2.5", "0", "-3"),
        ("1234567.891", "#,##0", "1,234,568"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("999", "#,##0", "999"),
        ("1234.5", '"£"#,##0.00', "£1,234.50"),
        ("-1234.5", '"£"#,##0.00', "-£1,234.50"),
        ("-1234.5", "[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00", "-£1,234.50"),
        ("-5", "#,##0;(#,##0)", "(5)"),
        ("0", '0.0;-0.0;"nil"', "nil"),
        ("5", '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "5.00"),
        ("0", '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "-"),
        ("42", "00000", "00042"),
        ("12345678", "000-00-0000", "012-34-5678"),
        ("7", '"WS"0', "WS7"),
        ("7", "\\W\\S0", "WS7"),
        ("7", '"A ;B "0', "A ;B 7"),
        ("3", 'General" actions"', "3 actions"),
        ("-3", 'General" actions"', "-3 actions"),
        ("12345", "0.0,", "12.3"),
        ("1234567", '0.0,,"m"', "1.2m"),
        ("1234.5", "0.00E+00", "1.23E+03"),
        ("0.00012", "0.0E-0", "1.2E-4"),
        ("12345", "##0.0E+0", "12.3E+3"),
        ("9.999", "0.0E+0", "1.0E+1"),
        ("0.5", "# ?/?", "1/2"),
        ("2.75", "# ?/?", "2 3/4"),
        ("3", "# ?/?", "3"),
        ("2.3", "# ?/8", "2 2/8"),
        ("1.5", "?/?", "3/2"),
        ("0.5", "#.##", ".5"),
        ("150", '[>=100]"many";[<0]"none";0', "many"),
        ("-1", '[>=100]"many";[<0]"none";0', "none"),
        ("50", '[>=100]"many";[<0]"none";0', "50"),
        ("2", '[=1]"Yes";[=2]"No";General', "No"),
        ("7", '"Yes"', "Yes"),
        ("1", "@", "1"),
        ("123456789012", "0", "123456789012"),
    ],
)
def test_a_number_under_its_format(raw: str, code: str, expected: str) -> None:
    assert shown(raw, code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("dd/mm/yyyy", "05/06/2015"),
        ("d/m/yy", "5/6/15"),
        ("mmm-yy", "Jun-15"),
        ("mmmm yyyy", "June 2015"),
        ("mmmmm", "J"),
        ("ddd d mmm", "Fri 5 Jun"),
        ("dddd, d mmmm yyyy", "Friday, 5 June 2015"),
        ("[$-809]dd mmmm yyyy;@", "05 June 2015"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "05 June 2015"),
        ('d"th" mmmm', "5th June"),
        ("yyyy-mm-dd hh:mm:ss", "2015-06-05 15:04:09"),
        ("h:mm AM/PM", "3:04 PM"),
        ("h:mm a/p", "3:04 p"),
        ("mm:ss", "04:09"),
        ("hh:mm:ss.00", "15:04:09.00"),
        ("DD/MM/YYYY", "05/06/2015"),
    ],
)
def test_a_date_under_its_format(code: str, expected: str) -> None:
    result = show_number("42160.627881944444", parse_format(code), False)
    assert (result.text, result.kind) == (expected, "date")
    assert result.value == datetime(2015, 6, 5, 15, 4, 9)


@pytest.mark.parametrize(
    "number, expected",
    [(14, "05/06/2015"), (17, "Jun-15"), (22, "05/06/2015 00:00"), (15, "5-Jun-15"), (30, "05/06/2015")],
)
def test_the_built_in_dates_are_day_first(number: int, expected: str) -> None:
    assert show_number("42160", builtin_format(number), False).text == expected


def test_a_day_is_a_date_and_a_time_a_time() -> None:
    assert show_number("42160", parse_format("dd/mm/yyyy"), False).value == date(2015, 6, 5)
    noon = show_number("0.5", parse_format("hh:mm"), False)
    assert (noon.value, noon.text, noon.kind) == (time(12), "12:00", "date")


def test_a_length_of_time_stays_a_number() -> None:
    result = show_number("1.5", parse_format("[h]:mm"), False)
    assert (result.text, result.kind, result.value) == ("36:00", "number", 1.5)
    assert shown("0.0625", "[mm]:ss") == "90:00"


@pytest.mark.parametrize("raw, expected", [("1", date(1900, 1, 1)), ("59", date(1900, 2, 28)), ("61", date(1900, 3, 1))])
def test_the_first_days_of_1900(raw: str, expected: date) -> None:
    assert show_number(raw, parse_format("dd/mm/yyyy"), False).value == expected


def test_the_last_day_of_all() -> None:
    assert show_number("2958465", parse_format("dd/mm/yyyy"), False).value == date(9999, 12, 31)


@pytest.mark.parametrize("raw", ["60", "60.5", "-5", "-0.5", "0", "2958466", "1e12"])
def test_a_number_that_is_no_day_stays_a_number_with_a_note(raw: str) -> None:
    result = show_number(raw, parse_format("dd/mm/yyyy"), False)
    assert result.kind == "number"
    assert result.value == float(raw)
    assert result.text == show_number(raw, parse_format("General"), False).text
    assert result.oddity
    assert result.oddity[0] == "impossible-date"


def test_days_since_1904() -> None:
    form = parse_format("dd/mm/yyyy")
    assert show_number("0", form, True).value == date(1904, 1, 1)
    assert show_number("60", form, True).value == date(1904, 3, 1)
    assert show_number("40698", form, True).value == date(2015, 6, 5)
    assert show_number("-1", form, True).oddity
    assert show_number("2957003", form, True).value == date(9999, 12, 31)
    assert show_number("2957004", form, True).oddity


@pytest.mark.parametrize("raw", ["abc", "nan", "inf", "1_000", "1e999", "0x10"])
def test_what_is_no_number_is_kept_as_text_with_a_note(raw: str) -> None:
    result = show_number(raw, parse_format("0.00"), False)
    assert (result.text, result.kind) == (raw, "text")
    assert result.oddity


def test_whole_numbers_are_whole() -> None:
    assert isinstance(show_number("2.0", parse_format("0.00"), False).value, int)
    assert isinstance(show_number("2.5", parse_format("0"), False).value, float)


def test_a_format_that_hides_its_value_is_told() -> None:
    number = show_number("42", parse_format(";;;"), False)
    assert (number.text, number.value) == ("", 42)
    assert number.oddity
    assert "42" in number.oddity[1]
    text = show_text("secret", parse_format(";;;"))
    assert (text.text, text.value) == ("", "secret")
    assert text.oddity
    assert text.oddity[0] == "hidden-by-format"


@pytest.mark.parametrize(
    "code, expected",
    [
        ("@", " 5.10 "),
        ("General", " 5.10 "),
        ("0.00", " 5.10 "),
        ('"Ref "@', "Ref  5.10 "),
        ('_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', " 5.10 "),
    ],
)
def test_text_is_shown_as_typed_but_for_a_text_section(code: str, expected: str) -> None:
    assert show_text(" 5.10 ", parse_format(code)).text == expected


def test_iso_dates_of_strict_workbooks() -> None:
    general = parse_format("General")
    day = show_iso("2015-06-05", general)
    assert (day.text, day.value, day.kind) == ("05/06/2015", date(2015, 6, 5), "date")
    assert show_iso("2015-06-05T00:00:00Z", parse_format("mmm-yy")).text == "Jun-15"
    assert show_iso("soon", general).oddity


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_general_is_near_the_number_and_short(number: float) -> None:
    text = shown(repr(number))
    assert len(text.lstrip("-")) <= 12
    assert abs(float(text) - number) <= abs(number) * 1e-5 + 1e-300


@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_decimals_are_those_of_exact_rounding(thousandths: int, places: int) -> None:
    raw = f"{thousandths / 1000!r}"
    code = "0." + "0" * places if places else "0"
    sign = "-" if thousandths < 0 else ""
    scaled, half = abs(thousandths) * 10**places, 500
    whole = (scaled + half) // 1000
    digits = str(whole).rjust(places + 1, "0")
    expected = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    assert shown(raw, code) == sign + expected


@given(st.integers(0, 10**14))
def test_thousands_are_grouped_as_people_do(number: int) -> None:
    assert shown(str(number), "#,##0") == f"{number:,}"


@given(st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 31, 23, 59, 59)))
def test_a_moment_comes_back_to_the_second(when: datetime) -> None:
    when = when.replace(microsecond=0)
    serial = (when - datetime(1899, 12, 30)).total_seconds() / 86400
    result = show_number(repr(serial), parse_format("yyyy-mm-dd hh:mm:ss"), False)
    assert result.text == when.isoformat(" ")


@given(st.text(alphabet='0#?.,;%/@"\\_*[]<>=dmyhsAMP/Ee+- £General', max_size=25), st.floats(-1e9, 1e9))
def test_no_format_code_breaks_the_reading(code: str, number: float) -> None:
    form = parse_format(code)
    show_number(repr(number), form, False)
    show_text("text", form)
