import json
from pathlib import Path

import pytest

from reportgen import store
from reportgen.errors import InputError, OutputError, UsageError


def manifest(files):
    import hashlib

    return {
        "built_at": "2015-09-28T10:15:00",
        "outputs": [{"path": n, "sha256": hashlib.sha256(c).hexdigest()} for n, c in files.items()],
    }


def write(folder, files):
    store.write_pack(folder, files, manifest(files), folder.parent / "elsewhere")


def names(folder):
    return sorted(p.name for p in folder.iterdir())


def test_a_pack_is_written_and_rebuilt(tmp_path):
    folder = tmp_path / "pack"
    write(folder, {"a.docx": b"one", "b.docx": b"two"})
    write(folder, {"a.docx": b"three"})
    assert names(folder) == ["a.docx", "manifest.json"]
    assert (folder / "a.docx").read_bytes() == b"three"
    assert names(tmp_path) == ["pack"]


def test_an_edited_file_is_never_overwritten(tmp_path):
    folder = tmp_path / "pack"
    write(folder, {"a.docx": b"one"})
    (folder / "a.docx").write_bytes(b"edited by the clerk")
    with pytest.raises(OutputError, match=r"a\.docx.*edited") as caught:
        write(folder, {"a.docx": b"two"})
    assert caught.value.exit_status == 5
    assert (folder / "a.docx").read_bytes() == b"edited by the clerk"


def test_what_people_put_there_stays(tmp_path):
    folder = tmp_path / "pack"
    write(folder, {"a.docx": b"one", "old.docx": b"x"})
    (folder / "notes.txt").write_text("mine")
    (folder / "sub").mkdir()
    (folder / "sub" / "deep.txt").write_text("mine too")
    (folder / "old.docx").write_bytes(b"edited")
    write(folder, {"a.docx": b"two"})
    assert names(folder) == ["a.docx", "manifest.json", "notes.txt", "old.docx", "sub"]
    assert (folder / "sub" / "deep.txt").read_text() == "mine too"
    assert (folder / "old.docx").read_bytes() == b"edited"


def test_a_file_of_somebody_elses_is_not_overwritten(tmp_path):
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "a.docx").write_bytes(b"theirs")
    with pytest.raises(OutputError, match="not written by reportgen"):
        write(folder, {"a.docx": b"ours"})
    assert (folder / "a.docx").read_bytes() == b"theirs"


@pytest.mark.parametrize("killed_after", ["first rename", "writing", "both renames"])
def test_the_next_command_puts_a_killed_build_right(tmp_path, killed_after):
    folder, old, new = tmp_path / "pack", tmp_path / ".pack.reportgen-old", tmp_path / ".pack.reportgen-new"
    write(folder, {"a.docx": b"one"})
    if killed_after == "writing":
        new.mkdir()
        (new / "a.docx").write_bytes(b"half")
    else:
        folder.rename(old)
        target = new if killed_after == "first rename" else folder
        target.mkdir()
        (target / "a.docx").write_bytes(b"two")
        (target / "manifest.json").write_text(json.dumps(manifest({"a.docx": b"two"})))
    store.recover_all(tmp_path)
    assert names(tmp_path) == ["pack"]
    assert (folder / "a.docx").read_bytes() == (b"one" if killed_after == "writing" else b"two")


def test_a_failure_while_writing_leaves_the_old_pack(tmp_path, monkeypatch):
    folder = tmp_path / "pack"
    write(folder, {"a.docx": b"one"})
    real = store._write

    def fail(path, content):
        if path.name == "b.docx":
            raise PermissionError(13, "denied", str(path))
        real(path, content)

    monkeypatch.setattr(store, "_write", fail)
    with pytest.raises(OutputError, match=r"b\.docx"):
        write(folder, {"a.docx": b"two", "b.docx": b"x"})
    assert names(tmp_path) == ["pack"]
    assert (folder / "a.docx").read_bytes() == b"one"


def test_files_that_another_checker_refuses_do_not_take_the_old_ones_place(tmp_path):
    folder = tmp_path / "pack"
    write(folder, {"a.docx": b"one"})

    def refuse(paths):
        assert [path.read_bytes() for path in paths] == [b"two"]
        raise OutputError("no")

    with pytest.raises(OutputError, match="no"):
        store.write_pack(folder, {"a.docx": b"two"}, manifest({"a.docx": b"two"}), tmp_path / "elsewhere", refuse)
    assert names(tmp_path) == ["pack"]
    assert (folder / "a.docx").read_bytes() == b"one"


def test_the_working_folder_is_never_swapped(tmp_path):
    with pytest.raises(OutputError, match="working in"):
        store.write_pack(tmp_path, {"a.docx": b""}, manifest({}), tmp_path / "deeper")


def test_workbooks_of_a_folder(tmp_path):
    for name in ("b.xlsx", "a.XLSM", "~$b.xlsx", ".hidden.xlsx", "notes.docx"):
        (tmp_path / name).write_bytes(b"")
    assert [p.name for p in store.workbooks_in(tmp_path)] == ["a.XLSM", "b.xlsx"]
    (tmp_path / "old.xls").write_bytes(b"")
    with pytest.raises(InputError, match=r"old\.xls.*\.xlsx"):
        store.workbooks_in(tmp_path)


@pytest.fixture
def sample(tmp_path):
    """A folder of samples, with the programs that make them beside the periods."""
    for name in (
        "ours/2024-03/plan.xlsx",
        "ours/2024-03/published/plan.xlsx",
        "ours/2024-03/~$plan.xlsx",
        "ours/2024-03/.DS_Store",
        "ours/notes/x.txt",
        "ours/report.toml",
        "ours_texts/stream_1.toml",
        "make_ours.py",
        "__pycache__/2024-03/make_ours.pyc",
    ):
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path / "source"


def test_the_example_is_settings_and_periods_and_nothing_else(tmp_path, sample):
    copied = store.copy_example(tmp_path / "new", [(sample, "in")])
    assert copied == ("in/ours/2024-03/plan.xlsx", "in/ours/2024-03/published/plan.xlsx", "in/ours/report.toml")
    found = sorted(path.relative_to(tmp_path / "new").as_posix() for path in (tmp_path / "new").rglob("*") if path.is_file())
    assert found == sorted(copied)


def test_the_example_is_not_copied_over_anything(tmp_path, sample):
    mine = tmp_path / "target/in/ours/report.toml"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    with pytest.raises(UsageError, match=r"report\.toml"):
        store.copy_example(tmp_path / "target", [(sample, "in")])
    assert mine.read_text() == "mine"
    assert not (tmp_path / "target/in/ours/2024-03").exists()


def test_the_newest_pack_is_the_one_built_last(tmp_path):
    for name, moment in (("2015-07-15", "2015-10-02"), ("2015-10-07", "2015-10-01")):
        folder: Path = tmp_path / name
        folder.mkdir()
        (folder / "manifest.json").write_text(json.dumps({"built_at": moment, "outputs": []}))
    assert store.newest_pack(tmp_path)[0].name == "2015-07-15"
