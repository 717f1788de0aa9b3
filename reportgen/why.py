"""Which actions and cells are behind a number of the newest pack."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from reportgen import store
from reportgen.errors import UsageError, place
from reportgen.paper.words import counted

_OF_PERIODS = ("trend", "on-track")
"""What the names of numbers of a period begin with, the period behind it."""
_OF_SEVERAL = (".gone", ".retired")
"""What those of actions end with that may have been seen last in any earlier workbook."""


def why(asked: str, pack: tuple[Path, store.Manifest] | None, base: Path) -> Iterator[str]:
    """The lines that answer which actions a number, or a name of one, stands for. Raises UsageError where there is none."""
    if pack is None:
        raise UsageError("There is no pack yet.", "Run  reportgen build  first.")
    folder, manifest = pack
    found = _numbers(asked, manifest["numbers"])
    if not found:
        names = ", ".join(sorted({number["name"].split(".")[0] for number in manifest["numbers"]}))
        raise UsageError(
            f"No number of this pack is {asked}, and none has that name.",
            f"Names start with {names}; a name is such as actions.completed.",
        )
    yield from _pack_lines(folder, manifest, base)
    for number in found:
        yield ""
        yield from _number_lines(number, _folder_of(number["name"], manifest))


def _numbers(asked: str, numbers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The numbers of a value, or the one of a name; else those whose name begins so."""
    plain = asked.replace(",", "").replace("\u2212", "-").lstrip("+")
    if plain.lstrip("-").isdigit():
        return [number for number in numbers if number["value"] == int(plain)]
    exact = [number for number in numbers if number["name"] == asked]
    return exact or [number for number in numbers if number["name"].startswith(asked + ".")]


def _pack_lines(folder: Path, manifest: Mapping[str, Any], base: Path) -> Iterator[str]:
    meeting, as_at = (manifest.get(key) or "not given" for key in ("meeting", "as_at"))
    yield f"The pack in {folder} (meeting {meeting}, as at {as_at}{', a draft' if manifest.get('draft') else ''})."
    for entry in manifest.get("inputs", []):
        path = base / entry["path"]
        if not path.is_file():
            yield f"{entry['path']} is no longer there."
        elif store.sha256(path) != entry["sha256"]:
            yield f"{entry['path']} has changed since the pack was built: build again to be sure."


def _folder_of(name: str, manifest: Mapping[str, Any]) -> str:
    """The folder of the earlier period whose workbook a number is of, "" for the pack's own and where several may be."""
    now = {PurePath(entry["path"]).parent.name for entry in manifest.get("inputs", [])}
    kind, _, rest = name.partition(".")
    period = rest.partition(".")[0] if kind in _OF_PERIODS and not rest.endswith(_OF_SEVERAL) else ""
    if kind == "baseline":
        period = (manifest.get("baseline") or {}).get("period") or ""
    return period if re.fullmatch(r"\d{4}-\d\d", period) and period not in now else ""


def _number_lines(number: Mapping[str, Any], folder: str) -> Iterator[str]:
    yield f"{number['value']}  {number['name']}"
    if number["name"].startswith("changes.") and number["value"] > len(number["items"]):
        yield f"    These are {number['value']} changes, in {counted(len(number['items']), 'action')}:"
    for item in number["items"]:
        where = place(f"{folder}/{item['file']}" if folder else item["file"], item["sheet"], item["cell"])
        yield f"    {item['label']}  {item['words']}"
        yield f"        {item['lead'] or 'no lead recorded'}; {where}"
