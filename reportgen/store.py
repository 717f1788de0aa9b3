"""Period folders, packs and manifests: what is read besides workbooks, and the only place that writes files.

A pack appears whole or not at all. It is made beside its folder as .NAME.reportgen-new and swapped in by two renames, the old one
standing aside as .NAME.reportgen-old in between; the next command puts right what a kill left behind.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from reportgen.config import PERIOD_NAME
from reportgen.errors import InputError, OutputError, UsageError

MANIFEST = "manifest.json"
PUBLISHED = "published"
COMMENTARY = "commentary.md"
_OLD_FORMATS = {".xls": "an old Excel workbook", ".xlsb": "a binary Excel workbook"}
Manifest = dict[str, Any]


def sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def workbooks_in(folder: Path) -> tuple[Path, ...]:
    """The workbooks of a period folder by name; not Excel's lock files. Raises InputError for formats that can't be read."""
    found = []
    for path in sorted(folder.iterdir()):
        if not path.is_file() or path.name.startswith(("~$", ".")):
            continue
        if path.suffix.lower() in _OLD_FORMATS:
            kind = _OLD_FORMATS[path.suffix.lower()]
            raise InputError(
                f"{path.name} is {kind}, which can't be read.", "Open it in Excel, save it as .xlsx, and take the old one out."
            )
        if path.suffix.lower() in (".xlsx", ".xlsm"):
            found.append(path)
    if not found:
        raise InputError(f"There is no workbook in {folder}.", "Put the quarter's .xlsx files there.")
    return tuple(found)


def published_or_own(folder: Path) -> tuple[Path, bool]:
    """The folder that holds a period's plan as published, if it was marked so, else the period's own; and which it is."""
    published = folder / PUBLISHED
    return (published, True) if published.is_dir() else (folder, False)


def period_before(names: Iterable[str], period: str) -> str | None:
    """The newest period earlier than one."""
    return max((name for name in names if name < period), default=None)


def is_period(folder: Path) -> bool:
    """Whether a folder is named as a period is."""
    return bool(PERIOD_NAME.match(folder.name))


def holds(path: Path) -> bool:
    """Whether there is such a file."""
    return path.is_file()


def text_of(path: Path) -> str:
    """The text of a settings file, which was read before."""
    return path.read_text(encoding="utf-8")


def read_commentary(folder: Path | None) -> str | None:
    """The manager's own words for a period, None where there are none."""
    path = folder / COMMENTARY if folder else None
    if path is None or not path.is_file():
        return None
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(
            f"{path} is not plain text in UTF-8.", "Open it in Notepad and save it again with the encoding UTF-8."
        ) from None


def read_manifest(folder: Path) -> Manifest | None:
    """A pack's manifest, None where the folder has none. Raises OutputError where it can't be understood."""
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        return {**manifest, "outputs": [{**entry} for entry in manifest["outputs"]]}
    except (OSError, ValueError, KeyError, TypeError):
        raise OutputError(f"{path} can't be understood.", "Move that folder somewhere else, and build again.") from None


def newest_pack(outputs: Path) -> tuple[Path, Manifest] | None:
    """The pack built last, among the folders of outputs."""
    folders = sorted(path.parent for path in outputs.glob(f"*/{MANIFEST}") if not path.parent.name.startswith("."))
    packs = [(folder, manifest) for folder in folders if (manifest := read_manifest(folder)) is not None]
    return max(packs, key=lambda pack: (str(pack[1].get("built_at", "")), pack[0].name), default=None)


def pack_at(folder: Path) -> tuple[Path, Manifest] | None:
    """The pack in a folder, None where it has no manifest."""
    manifest = read_manifest(folder)
    return None if manifest is None else (folder, manifest)


def write_pack(
    folder: Path,
    files: Mapping[str, bytes],
    manifest: Manifest,
    working: Path,
    approve: Callable[[Sequence[Path]], None] | None = None,
) -> None:
    """Put a pack in its folder (absolute), whole or not at all. working is the folder the person works in, never swapped.

    approve is shown the finished files before they take the old ones' place, and raises if they must not.

    What people added stays; what an earlier build wrote and this one no longer makes goes, unless somebody edited it. Raises
    OutputError where a file of ours was edited, where the folder can't be written, and where it is the working folder.
    """
    try:
        _refuse_working_folder(folder, working)
    except OSError as error:
        raise _cannot_write(folder, error) from error
    recover(folder)
    earlier = read_manifest(folder)
    _refuse_edited(folder, files, earlier)
    new = _beside(folder, "new")
    try:
        new.mkdir(parents=True)
        _carry_over(folder, new, files, _made_by_us(folder, earlier))
        for name, content in files.items():
            _write(new / name, content)
        if approve is not None:
            approve([new / name for name in files])
        _write(new / MANIFEST, (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode())
        _swap(folder, new)
    except OSError as error:
        _abandon(folder, new)
        raise _cannot_write(folder, error) from error
    except OutputError:
        _abandon(folder, new)
        raise


def _abandon(folder: Path, new: Path) -> None:
    shutil.rmtree(new, ignore_errors=True)
    recover(folder)


def recover(folder: Path) -> None:
    """Put right what a killed build left beside a pack's folder: the new pack if it was whole, else the old one."""
    old, new = _beside(folder, "old"), _beside(folder, "new")
    with suppress(OSError):
        if not folder.exists() and old.exists():
            (new if (new / MANIFEST).is_file() else old).replace(folder)
        for left in (old, new):
            shutil.rmtree(left, ignore_errors=True)


def recover_all(outputs: Path) -> None:
    """Put right every pack under a folder of packs."""
    left = {
        path.name.removesuffix(f".reportgen-{age}")[1:] for age in ("old", "new") for path in outputs.glob(f".*.reportgen-{age}")
    }
    for name in sorted(left):
        recover(outputs / name)


def copy_example(target: Path, sources: Iterable[tuple[Path, str]]) -> tuple[str, ...]:
    """Copy the shipped sample into a folder; names of the files written. Raises UsageError before anything is overwritten."""
    wanted = [(path, name) for source, name in sources for path, name in _files_under(source, name)]
    existing = [name for _, name in wanted if (target / name).exists()]
    if existing:
        more = f", with {len(existing) - 1} more" if len(existing) > 1 else ""
        raise UsageError(f"{target / existing[0]} exists already{more}; nothing was copied.", "Choose an empty folder.")
    try:
        for path, name in wanted:
            _write(target / name, path.read_bytes())
    except OSError as error:
        raise _cannot_write(target, error) from error
    return tuple(name for _, name in wanted)


def write_page(path: Path, content: bytes) -> None:
    """Write one page for a browser, over an earlier one. Raises UsageError, or OutputError if it can't be written."""
    if path.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"{path.name} is no name for a page.", "Give it one that ends in .html.")
    try:
        _write(path, content)
    except OSError as error:
        raise OutputError(f"{path} can't be written: {error.strerror or error}.", "Choose another folder or name.") from error


def write_document(path: Path, content: bytes) -> None:
    """Write one Word document, never over another. Raises UsageError, or OutputError if it can't be written."""
    if path.suffix.lower() != ".docx":
        raise UsageError(f"{path.name} is no name for a Word document.", "Give it one that ends in .docx.")
    if path.exists() and not (path.is_file() and path.read_bytes() == content):
        raise UsageError(f"{path} is there already, and somebody may have worked in it.", "Take it away, or name another file.")
    try:
        _write(path, content)
    except OSError as error:
        raise OutputError(f"{path} can't be written: {error.strerror or error}.", "Choose another folder or name.") from error


def write_settings(
    folder: Path, files: Mapping[str, bytes], copies: Mapping[str, Path], replaced: Sequence[str] = ()
) -> tuple[str, ...]:
    """Write settings, and copies of workbooks, into a folder; the names written. Both are given by their names in the folder.

    A workbook that is there already, the same byte for byte, is left. Raises UsageError, before anything is written, where
    another file would be overwritten that is not among those to be replaced.
    """
    wanted = refuse_existing(folder, files, copies, replaced)
    before = {name for name in (*files, *wanted) if (folder / name).exists()}
    try:
        for name, content in (*files.items(), *((name, path.read_bytes()) for name, path in wanted.items())):
            _write(folder / name, content)
    except OSError as error:
        for name in {*files, *wanted} - before:
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)
        raise OutputError(
            f"{folder} can't be written: {error.strerror or error}.",
            "Choose a folder that is yours to change; nothing was set up.",
        ) from error
    return (*files, *wanted)


def refuse_existing(
    folder: Path, files: Mapping[str, bytes], copies: Mapping[str, Path], replaced: Sequence[str] = ()
) -> dict[str, Path]:
    """The copies that are still to be made. Raises UsageError where a file would be overwritten that is not to be replaced."""
    wanted = {name: path for name, path in copies.items() if not _same(folder / name, path)}
    existing = [name for name in (*files, *wanted) if (folder / name).exists() and name not in replaced]
    if existing:
        raise UsageError(
            f"{folder / existing[0]} exists already; nothing was written.", "Move it away, or choose another folder or --meeting."
        )
    return wanted


def workbooks_there(folder: Path) -> tuple[Path, ...]:
    """The workbooks of a period folder, none where it is empty or not there."""
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(path for path in found if path.suffix.lower() in (".xlsx", ".xlsm") and not path.name.startswith(("~$", ".")))


def _same(path: Path, other: Path) -> bool:
    return path.is_file() and path.read_bytes() == other.read_bytes()


def _files_under(source: Path, name: str) -> Iterator[tuple[Path, str]]:
    """A file; of a folder the report.toml files and what is in periods, without the programs that make a sample beside them."""
    if source.is_file():
        yield source, name
        return
    for path in sorted(source.rglob("*")):
        inside = path.relative_to(source)
        wanted = path.name == "report.toml" or any(PERIOD_NAME.match(folder) for folder in inside.parts[:-1])
        if wanted and path.is_file() and not any(part.startswith((".", "~$", "__")) for part in inside.parts):
            yield path, f"{name}/{inside.as_posix()}"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _beside(folder: Path, age: str) -> Path:
    return folder.parent / f".{folder.name}.reportgen-{age}"


def _refuse_working_folder(folder: Path, working: Path) -> None:
    here, there = working.resolve(), folder.resolve()
    if there == here or there in here.parents:
        raise OutputError(
            f"The pack can't go to {folder}, the folder you are working in.", "Give it one of its own, such as  --out pack ."
        )
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is a file, not a folder.", "Name another folder with --out.")


def _made_by_us(folder: Path, earlier: Manifest | None) -> frozenset[str]:
    """The files in the folder that are as an earlier build wrote them."""
    entries = earlier["outputs"] if earlier else []
    return frozenset(e["path"] for e in entries if (folder / e["path"]).is_file() and sha256(folder / e["path"]) == e["sha256"])


def _refuse_edited(folder: Path, files: Mapping[str, bytes], earlier: Manifest | None) -> None:
    ours = _made_by_us(folder, earlier)
    known = {entry["path"] for entry in earlier["outputs"]} if earlier else set()
    for name, content in files.items():
        path = folder / name
        if not path.exists() or name in ours or (path.is_file() and path.read_bytes() == content):
            continue
        if name in known:
            raise OutputError(
                f'"{name}" in {folder} was edited after reportgen wrote it; the old pack stands.',
                "Rename or move the edited file to keep it, or delete it, and build again.",
            )
        raise OutputError(f'"{name}" in {folder} was not written by reportgen.', "Rename or move it, and build again.")


def _carry_over(folder: Path, new: Path, files: Mapping[str, bytes], ours: frozenset[str]) -> None:
    """Bring what people put into the folder, and what they edited, into the new one."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.name in ours or path.name in files or path.name == MANIFEST:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, new / path.name, symlinks=True, copy_function=_link_or_copy)
        else:
            _link_or_copy(str(path), str(new / path.name))


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def _swap(folder: Path, new: Path) -> None:
    old = _beside(folder, "old")
    if folder.exists():
        folder.replace(old)
    new.replace(folder)
    shutil.rmtree(old, ignore_errors=True)


def _cannot_write(folder: Path, error: OSError) -> OutputError:
    if isinstance(error, PermissionError):
        where = Path(error.filename).name if error.filename else folder.name
        return OutputError(
            f"{folder} can't be written: {where} is open in another program, or is not yours to change. The old pack stands.",
            "Close Word, or choose another folder with --out, and build again.",
        )
    reason = error.strerror or str(error)
    return OutputError(f"{folder} can't be written: {reason}. The old pack, if any, stands.", "Choose another folder with --out.")
