"""What is done to a plan as a whole, after the edits of single lines."""

from collections.abc import Callable
from dataclasses import replace

from known_edits import Edited
from known_plans import MONTHS, Author, Line, bank, number


def swap_refs(author: Author, edited: Edited, share: float = 0.1) -> None:
    """Pairs of actions of one work stream change refs."""
    by_stream: dict[int, list[int]] = {}
    for at, line in enumerate(edited.after):
        if not line.retired:
            by_stream.setdefault(line.stream, []).append(at)
    for places in by_stream.values():
        author.random.shuffle(places)
        for one, other in list(zip(places[::2], places[1::2], strict=False))[: round(share * len(places)) or 1]:
            lines = edited.after
            first, second = lines[one], lines[other]
            lines[one], lines[other] = replace(first, ref=second.ref), replace(second, ref=first.ref)
            edited.mark("refs swapped", first.key, second.key)


def shuffle_rows(author: Author, edited: Edited) -> None:
    """Every row anywhere in its work stream; refs stay."""
    author.random.shuffle(edited.after)
    edited.after.sort(key=lambda line: line.stream)


def recode(author: Author, edited: Edited) -> None:
    """Other refs altogether."""
    codes = [f"A{at:03}" for at in range(len(edited.after))]
    author.random.shuffle(codes)
    edited.after = [replace(line, ref=code) for line, code in zip(edited.after, codes, strict=True)]


def rename_streams(author: Author, edited: Edited) -> None:
    """Every title is another."""
    things = author.subject.things
    edited.titles = (things[:9], things[-9:])


def split_stream(author: Author, edited: Edited) -> None:
    """The lower half of the largest work stream is one of its own."""
    sizes = [sum(line.stream == stream for line in edited.after) for stream in range(9)]
    largest = sizes.index(max(sizes))
    own = [line.key for line in edited.after if line.stream == largest]
    lower = set(own[len(own) // 2 :])
    _restream(edited, lambda line: 9 if line.key in lower else line.stream)


def merge_streams(author: Author, edited: Edited) -> None:
    """The two first work streams are one."""
    _restream(edited, lambda line: 0 if line.stream == 1 else line.stream)


def _restream(edited: Edited, stream: Callable[[Line], int]) -> None:
    edited.restreamed = True
    edited.titles = (STREAM_TITLES, STREAM_TITLES)
    edited.after = sorted((replace(line, stream=stream(line)) for line in edited.after), key=lambda line: line.stream)
    if edited.after[0].ref:
        edited.after = number(edited.after)


def one_list(author: Author, edited: Edited) -> None:
    """The work streams have gone, and their actions stand in one list."""
    edited.divided = (True, False)


def drop_columns(author: Author, edited: Edited) -> None:
    """Milestones and targets are no columns any more, or none that is known."""
    edited.columns = (edited.columns[0], [name for name in edited.columns[1] if name not in ("milestones", "targets")])


def drop_lead(author: Author, edited: Edited) -> None:
    """Nor is the lead."""
    edited.columns = (edited.columns[0], [name for name in edited.columns[1] if name != "lead"])


def reorder_columns(author: Author, edited: Edited) -> None:
    """The columns in another order."""
    edited.columns = (edited.columns[0], list(reversed(edited.columns[1])))


def drop_refs(author: Author, edited: Edited) -> None:
    """No refs any more."""
    edited.columns = (edited.columns[0], [name for name in edited.columns[1] if name != "ref"])


def reletter(author: Author, edited: Edited) -> None:
    """Work streams are lettered: 2.3 is B3."""
    edited.after = [replace(line, ref=_lettered(line.ref)) for line in edited.after]


def _lettered(ref: str) -> str:
    stream, _, rest = ref.partition(".")
    return f"{'ABCDEFGHIJ'[int(stream) - 1]}{rest}" if ref else ref


def stream_last(author: Author, edited: Edited) -> None:
    """The second work stream stands last, and every ref after it is another."""
    last = max(line.stream for line in edited.after)
    place = {stream: stream - (stream > 1) for stream in range(last + 1)} | {1: last}
    edited.titles = (STREAM_TITLES, [STREAM_TITLES[{new: old for old, new in place.items()}.get(at, at)] for at in range(10)])
    edited.after = number(
        sorted((replace(line, stream=place[line.stream]) for line in edited.after), key=lambda line: line.stream)
    )
    edited.restreamed = True


def rename_leads(author: Author, edited: Edited) -> None:
    """Every post has another title."""
    leads = sorted({line.lead for line in edited.after if line.lead})
    new = {"": ""} | {lead: f"Director {at}, {author.subject.things[at % 9]}" for at, lead in enumerate(leads)}
    edited.after = [replace(line, lead=new[line.lead]) for line in edited.after]


def rename_teams(author: Author, edited: Edited) -> None:
    """Every team or place has another name."""

    def renamed(text: str) -> str:
        for at, team in enumerate(author.subject.teams):
            text = text.replace(author.subject.team.format(team=team), author.subject.team.format(team=f"Hub {NAMES[at]}"))
        return text

    edited.after = [replace(line, text=line.text if line.retired else renamed(line.text)) for line in edited.after]


def postpone(author: Author, edited: Edited) -> None:
    """Every deadline is another."""
    later = {month: MONTHS[(at + 3) % len(MONTHS)] for at, month in enumerate(MONTHS)}
    edited.after = [replace(line, due=later.get(line.due, line.due and f"after {line.due}")) for line in edited.after]


def reword_all(author: Author, edited: Edited) -> None:
    """Every text but those retired is worded a little otherwise."""
    edited.after = [line if line.retired else replace(line, text=author.reworded(line.text)) for line in edited.after]


def number_texts(author: Author, edited: Edited) -> None:
    """Every text begins with a number of its own."""
    edited.after = [replace(line, text=f"Action {at}: {line.text}") for at, line in enumerate(edited.after, start=1)]


NAMES = bank("Alder|Birch|Cedar|Elm|Fir|Hazel|Juniper|Larch|Maple|Oak|Pine|Rowan|Spruce|Willow|Yew")
STREAM_TITLES = [
    "Leadership", "Front door", "Placements", "Workforce", "Quality", "Partners", "Data", "Money", "Voice of the child",
    "Edge of care",
]  # fmt: skip
WHOLE: dict[str, Callable[[Author, Edited], None]] = {
    "refs swapped": swap_refs,
    "rows shuffled": shuffle_rows,
    "refs recoded": recode,
    "refs dropped": drop_refs,
    "streams renamed": rename_streams,
    "stream split": split_stream,
    "streams merged": merge_streams,
    "one list": one_list,
    "columns dropped": drop_columns,
    "lead dropped": drop_lead,
    "columns reordered": reorder_columns,
    "refs lettered": reletter,
    "stream put last": stream_last,
    "leads renamed": rename_leads,
    "teams renamed": rename_teams,
    "all postponed": postpone,
    "all reworded": reword_all,
    "texts numbered": number_texts,
}
