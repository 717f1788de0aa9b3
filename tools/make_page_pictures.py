"""Makes the pictures of pages in docs/pages/. Run it after changing how papers look:  python tools/make_page_pictures.py

It builds the sample pack in a folder of its own, turns the papers into PDF with LibreOffice (soffice) and the pages into pictures
with Poppler (pdftoppm, pdftotext), and saves each as a PNG in the page's own colours, at most 100 kB. A page is chosen by what it
says, so that the pictures stay the right ones when pages move.
"""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from PIL import Image

from reportgen import quarter

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "pages"
MOST_BYTES = 100_000
WIDTHS = (1300, 1200, 1100, 1000, 900, 800, 700)
SHADES = (4, 3, 2)
MOST_COLOURS = 14
LEAST_PIXELS = 400
"""At 200 dpi, fewer than a status bar has and more than a smudge."""
NEAR = 26
"""Colours nearer than this, of 441 from black to white, are taken for one."""


@dataclass(frozen=True)
class Picture:
    """One picture: its name, a part of its paper's name, and words that its page says; after is a page that it comes behind."""

    name: str
    paper: str
    says: tuple[str, ...] = ()
    after: int = 0


PICTURES = [
    Picture("report", "main report"),
    Picture("figure", "graph of actions"),
    Picture("plan", "action plan"),
    Picture("plan-retired", "action plan", ("Retired actions", "Final position"), after=1),
    Picture("schedule", "schedule of changes"),
    Picture("schedule-work-stream", "schedule of changes", ("Work stream 1:", "What changed", "Officers"), after=1),
]


def main() -> None:
    for program in ("soffice", "pdftoppm", "pdftotext"):
        if shutil.which(program) is None:
            sys.exit(f"{program} is not installed: it comes with {'LibreOffice' if program == 'soffice' else 'Poppler'}.")
    PAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pdfs = pdf_files(Path(folder), built(Path(folder)))
        for picture in PICTURES:
            pdf = next(path for path in pdfs if picture.paper in path.name)
            page = page_of(pdf, picture)
            content = small_png(pdf, page)
            (PAGES / f"{picture.name}.png").write_bytes(content)
            print(f"{picture.name}.png  page {page} of {pdf.stem}  {len(content) // 1000} kB")


def built(folder: Path) -> list[Path]:
    """The sample's papers, built anew."""
    request = quarter.Request(working=ROOT, built_at=datetime(2015, 9, 28), out=folder / "pack")  # noqa: DTZ001
    pack = quarter.build(request)
    return [pack.folder / name for name in pack.files]


def pdf_files(folder: Path, papers: list[Path]) -> list[Path]:
    """The papers that have a picture, as PDF. LibreOffice gets a profile of its own, so that one that is open is no hindrance."""
    wanted = [paper for paper in papers if any(picture.paper in paper.name for picture in PICTURES)]
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, wanted)], check=True, capture_output=True, timeout=600)
    return [folder / f"{paper.stem}.pdf" for paper in wanted]


def page_of(pdf: Path, picture: Picture) -> int:
    """The number of the first page that says all that it should."""
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8").stdout
    for number, page in enumerate(text.split("\f"), 1):
        if number > picture.after and all(words in page for words in picture.says):
            return number
    sys.exit(f"No page of {pdf.stem} says {' and '.join(picture.says)}.")


def small_png(pdf: Path, page: int) -> bytes:
    """A page as the largest picture that is no more than 100 kB."""
    command = ["pdftoppm", "-f", str(page), "-l", str(page), "-r", "200", "-png", str(pdf)]
    whole = Image.open(BytesIO(subprocess.run(command, check=True, capture_output=True).stdout)).convert("RGB")
    colours = main_colours(whole)
    for width in WIDTHS:
        shrunk = whole.resize((width, round(whole.height * width / whole.width)), Image.Resampling.LANCZOS)
        for shades in SHADES:
            content = png(shrunk, colours, shades)
            if len(content) <= MOST_BYTES:
                return content
    sys.exit(f"Page {page} of {pdf.stem} does not go into {MOST_BYTES // 1000} kB.")


def main_colours(page: Image.Image) -> list[tuple[int, ...]]:
    """The colours a page is made of, the most common first: a thin bar's too, which taking averages would turn grey."""
    found: list[tuple[int, ...]] = [(255, 255, 255)]
    common = sorted(page.getcolors(page.width * page.height) or [], reverse=True)
    for pixels, colour in common:
        if pixels >= LEAST_PIXELS and all(distance(colour, other) > NEAR for other in found):
            found.append(colour)
    return found[:MOST_COLOURS]


def distance(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


def png(picture: Image.Image, colours: list[tuple[int, ...]], shades: int) -> bytes:
    """A picture in a page's colours and a few shades between each and white, which the edges of letters need."""
    palette = list(colours)
    for colour in colours[1:]:
        for step in range(1, shades):
            mixed = tuple(round(part + (255 - part) * step / shades) for part in colour)
            if all(distance(mixed, other) > NEAR / 2 for other in palette):
                palette.append(mixed)
    holder = Image.new("P", (1, 1))
    holder.putpalette([part for colour in palette for part in colour])
    stream = BytesIO()
    picture.quantize(palette=holder, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


if __name__ == "__main__":
    main()
