from golden import FOLDER, packs


def test_the_packs_are_the_golden_ones_part_by_part(tmp_path):
    for name, papers in packs(tmp_path):
        kept = {path.stem: path.read_text(encoding="utf-8") for path in (FOLDER / name).glob("*.txt")}
        made = {file.removesuffix(".docx"): text for file, text in papers.items()}
        assert sorted(made) == sorted(kept), name
        for paper, text in made.items():
            assert text.splitlines() == kept[paper].splitlines(), f"{name}, {paper}: if it is meant, run  python tests/golden.py"
