"""Makes the Word templates in templates/. Run it after changing it:  python tools/make_templates.py

The templates are also the clerks' own: open one in Word and restyle or reword it there, or give report.toml a copy.
Each function below is one template: a list of (style, text) from top to bottom, with the tags that reportgen fills in. "**…**"
is bold, and a line break in a text is a space. "Tag" is the style of the lines that hold {%p … %} only; they leave the paper.
A Prototype is a table: its tag, then the width, the data's key and the kind of each column. The same script gives the same bytes.
"""

import sys
from pathlib import Path

from template_kit import LANDSCAPE, PORTRAIT, Column, Prototype, docx, filling, status_key

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"

FRONT = [
    ("Draft line", "{%p if front.draft %}{{ front.draft }}{%p endif %}"),
    ("Heading 1", "{{ front.heading }}"),
]

CONTENTS = [("Tag", "{%p if contents %}"), ("Contents", "{{ contents }}"), ("Tag", "{%p endif %}")]


def report():
    return docx(PORTRAIT, [*FRONT, *details(), *position(), *movement(), *dates(), *measures_at(), *end()])


def details():
    return [
        ("Report details", "{%p if contact_officer %}**Contact officer:** {{ contact_officer }}{%p endif %}"),
        ("Report details", "{%p if telephone %}**Telephone:** {{ telephone }}{%p endif %}"),
        ("Tag", "{%p if reason %}"),
        ("Heading 2", "Reason for item"),
        ("Normal", "{{ reason }}"),
        ("Tag", "{%p endif %}"),
        ("Tag", "{%p if activity %}"),
        ("Heading 2", "Suggested committee activity"),
        ("Normal", "{{ activity }}"),
        ("Tag", "{%p endif %}"),
    ]


POSITION = """
The Plan has {{ position.actions }}{% if position.streams %} in {{ position.streams }}{% endif %}{% if position.statuses %}: {{
position.statuses }}{% endif %}
{%- if as_at %} at {{ as_at }}{% endif %}{% if position.graph %} ({{ position.graph }}){% endif %}.
{% if not position.statuses %}No status is recorded for any of them.{% endif %}
{% if before %}In {{ before.name }} it had {{ before.actions }}{% if before.statuses %}: {{ before.statuses }}{% else %}, and no
status was recorded{% endif %}.{% endif %}
{% for sentence in position.stalled %}{{ sentence }} {% endfor %}
{% if position.retired %}{% if position.retired_counted %}Of these{% else %}Besides these{% endif %}, {{
position.retired }}.{% endif %}
{{ position.rounding }}
"""


def position():
    return [
        ("Heading 2", "Information"),
        ("Heading 3", "The position"),
        ("Numbered paragraph", POSITION),
        ("Numbered paragraph", "{%p if first %}This is the first report on the Plan.{%p endif %}"),
        ("Tag", "{%p if figure %}"),
        ("Caption above", "{{ figure.caption }}"),
        ("Caption note", "{{ figure.note }}"),
        ("Picture line", "{{ figure }}"),
        ("Tag", "{%p endif %}"),
    ]


STATUS_MOVES = """
{% if not moved.known %}{% elif moved.completed.number %}Since {{ since }}, {{ moved.completed.have }} been completed: {{
moved.completed.labels }}.
{% else %}No action has been completed since {{ since }}.{% endif %}
{% if moved.reopened.number %}{{ moved.reopened.named_were }} completed then and
{% if moved.reopened.number == 1 %}is{% else %}are{% endif %} open again.{% endif %}
{% if moved.fallen.number %}{{ moved.fallen.named_were }} completed then, and the workbook does not say so now.{% endif %}
{% for sentence in moved.retired_open %}{{ sentence }} {% endfor %}
{% for passage in moved.passages %}{{ passage }} {% endfor %}
"""
TOTAL_MOVES = """
The number of actions {{ moved.total }}{% if moved.balance %}: {{ moved.balance }}{% endif %}.
{% if moved.removed_completed.number %}{{ moved.removed_completed.named_were }} completed in {{ since }}.{% endif %}
{% if moved.schedule and not silence %}{{ moved.schedule }} lists every change.{% endif %}
"""
EXPLAINED = """
{% if silence.all_silent %}There are {{ silence.changes }} since {{ since }}{% elif silence.explained %}Officers’ entries
explain {{ silence.explained }} of the {{ silence.changes }} since {{ since }}{% else
%}Of the {{ silence.changes }} since {{ since }}, officers’ entries explain none{% endif %}{% if silence.partly
%}, and {{ silence.partly }} more in part{% endif %}{% if moved.schedule %} ({{ moved.schedule }}){% endif %}.
{% if silence.unneeded.number %}No explanation is needed for {{ silence.unneeded.text }}.{% endif %}
{% if silence.nowhere.number %}The workbook has no column in which {{ silence.nowhere.text }} could be explained.{% endif %}
{% if silence.silent.number %}No explanation is recorded for {% if silence.all_silent %}any of them{% else %}{{
silence.silent.text }}{% endif %}: {% for phrase in silence.without %}{{
phrase }}{% if not loop.last %}; {% endif %}{% endfor %}.{% else %}No change is without an explanation.{% endif %}
"""
ENTRIES = """
{% if silence.stale.number == 1 %}The entry beside {{ silence.stale.labels }} is word for word that of {{ since }}.{% elif
silence.stale.number %}The entries beside {{ silence.stale.labels }} are word for word those of {{ since }}.{% endif %}
{% if silence.not_found.number == 1 %}The entry beside {{ silence.not_found.labels }} tells of a change that was not found.{% elif
silence.not_found.number %}The entries beside {{ silence.not_found.labels }} tell of changes that were not found.{% endif %}
{% if silence.denied.number == 1 %}The entry beside {{ silence.denied.labels }} says that something stayed as it was which
changed.{% elif silence.denied.number %}The entries beside {{ silence.denied.labels }} say that something stayed as it was which
changed.{% endif %}
{% if moved.schedule %}{{ moved.schedule }} quotes them.{% endif %}
"""


def movement():
    return [
        ("Tag", "{%p if moved %}"),
        ("Heading 3", "What has moved since {{ since }}"),
        ("Tag", "{%p if moved.known or moved.fallen.number or moved.retired_open %}"),
        ("Numbered paragraph", STATUS_MOVES),
        ("Tag", "{%p endif %}"),
        ("Numbered paragraph", TOTAL_MOVES),
        ("Tag", "{%p endif %}"),
        ("Tag", "{%p if silence %}"),
        ("Heading 3", "What is explained, and what is not"),
        ("Numbered paragraph", EXPLAINED),
        ("Tag", "{%p endif %}"),
    ]


OVERDUE = """
{% if dates.known %}{% if dates.overdue.number %}At {{ as_at }}, {{ dates.overdue.are }} overdue: {{ dates.overdue.dated }}.
{% else %}No action was overdue at {{ as_at }}.{% endif %}
{% if dates.next_known %}{% if dates.next.number %}Before the next paper, {{ dates.next.are }} due: {{ dates.next.labels }}.
{% else %}None is due before the next paper.{% endif %}{% endif %}{% endif %}
{{ dates.unjudged }}
{% if dates.risk %}{{ dates.risk }} names each of them.{% endif %}
"""
LATER = """
{% if moved.later.number %}Since {{ since }}, {% if moved.later.number == 1 %}the due date of 1 action has{% else %}the due
dates of {{ moved.later.text }} have{% endif %} moved later: {% for action in moved.later_by %}{{ action }}{% if not loop.last
%}; {% endif %}{% endfor %}.{% endif %}
{% if before %}{{ before.unpublished }}{% endif %}
"""


def dates():
    return [
        ("Tag", "{%p if dates.known or dates.unjudged %}"),
        ("Heading 3", "Overdue, and due before the next paper"),
        ("Numbered paragraph", OVERDUE),
        ("Tag", "{%p endif %}"),
        ("Tag", "{%p if moved and (moved.later.number or before.unpublished) %}"),
        ("Numbered paragraph", LATER),
        ("Tag", "{%p endif %}"),
        *was_it_true(),
        *in_officers_words(),
        ("Tag", "{%p if format_changes %}"),
        ("Heading 3", "Changes to the Plan’s format"),
        (
            "Numbered paragraph",
            "In the Plan{% if plan_appendix %} ({{ plan_appendix }}){% endif %}, compared with that of {{ since }}:",
            "keep with next",
        ),
        ("Bullet", "{%p for change in format_changes %}{{ change }}{% if loop.last %}.{% else %};{% endif %}{%p endfor %}"),
        ("Tag", "{%p endif %}"),
    ]


CAME_TRUE = """
In {{ came_true.then }}, {{ came_true.reported.were }} reported as {{ came_true.statuses }}{% if came_true.statuses != "on track"
%} (taken as on track){% endif %} and due before {{ came_true.until }}.
{% if came_true.done.number %}Of these, {{ came_true.done.have }} been completed: {{ came_true.done.labels }}.{% elif
came_true.still_open.number or came_true.retired.number or came_true.gone.number %}None of these has been recorded as
completed.{% endif %}
{% if came_true.still_open.number %}{{ came_true.still_open.named_have }} not been completed.{% endif %}
{% if came_true.later.number == 1 %}The due date of {{ came_true.later.labels }} has since been moved later.{% elif
came_true.later.number %}The due dates of {{ came_true.later.labels }} have since been moved later.{% endif %}
{% if came_true.left_open.number == 1 %}The due date of {{ came_true.left_open.labels }} has since been left open.{% elif
came_true.left_open.number %}The due dates of {{ came_true.left_open.labels }} have since been left open.{% endif %}
{% if came_true.retired.number %}{{ came_true.retired.named_were }} retired without having been completed.{% endif %}
{% if came_true.gone.number %}{{ came_true.gone.named_are }} no longer in the Plan.{% endif %}
{% if came_true.unrecorded.number %}No status says now whether {{ came_true.unrecorded.labels }} {% if
came_true.unrecorded.number == 1 %}is{% else %}are{% endif %} completed.{% endif %}
{% if came_true.appendix %}{{ came_true.appendix }} gives them by work stream.{% endif %}
"""


def was_it_true():
    return [
        ("Tag", "{%p if came_true %}"),
        ("Heading 3", "What was on track in {{ came_true.then }}, and is it done?"),
        ("Numbered paragraph", CAME_TRUE),
        ("Tag", "{%p endif %}"),
    ]


def in_officers_words():
    return [
        ("Tag", "{%p if moved and silence %}"),
        ("Heading 3", "{%p if moved.reasons or silence.entries.number %}What officers’ entries say{%p endif %}"),
        ("Numbered paragraph", "{%p if silence.entries.number %}" + ENTRIES + "{%p endif %}"),
        ("Tag", "{%p if moved.reasons %}"),
        ("Numbered paragraph", "Beside what came into the Plan, and what left it, the entries are:", "keep with next"),
        ("Numbered sub-item", "{%p for reason in moved.reasons %}{{ reason }}{%p endfor %}"),
        ("Tag", "{%p endif %}"),
        ("Tag", "{%p endif %}"),
    ]


MEASURES_AT = """
{%p for horizon in measures %}{% if horizon.statuses %}Of {{ horizon.measures }} at {{ horizon.months }} months, {{
horizon.statuses }}.{% else %}No status is recorded for the {{ horizon.measures }} at {{ horizon.months }} months.{% endif %}
{% if horizon.graph and horizon.narrative %}{{ horizon.graph }} has the graph, {{ horizon.narrative }} the narrative.{% elif
horizon.narrative %}{{ horizon.narrative }} has the narrative.{% elif horizon.graph %}{{ horizon.graph }} has the graph.{%
endif %}{%p endfor %}
"""


def measures_at():
    return [
        ("Tag", "{%p if measures or not_yet_due %}"),
        ("Heading 3", "Measures"),
        ("Numbered paragraph", MEASURES_AT),
        ("Numbered paragraph", "{%p for horizon in not_yet_due %}Not yet due: {{ horizon }}.{%p endfor %}"),
        ("Tag", "{%p endif %}"),
    ]


def end():
    return [
        ("Tag", "{%p if commentary %}"),
        ("Heading 3", "Commentary from the service"),
        ("Numbered paragraph", "{{ commentary }}"),
        ("Tag", "{%p endif %}"),
        ("Tag", "{%p if next_meeting %}"),
        ("Heading 3", "The next paper"),
        ("Numbered paragraph", "The next paper is for the meeting of {{ next_meeting }}.", "keep with next"),
        ("Tag", "{%p endif %}"),
        ("Tag", "{%p if appendices %}"),
        ("Heading 2", "Appendices"),
        ("Appendix list", "{%p for appendix in appendices %}{{ appendix }}{%p endfor %}", "keep with next"),
        ("Tag", "{%p endif %}"),
        ("Heading 2", "Background papers"),
        ("Bullet", "{%p for paper in background_papers %}{{ paper }}{%p endfor %}"),
        ("Normal", "{%p if not background_papers %}None.{%p endif %}"),
    ]


def graph():
    columns = (
        Column(77, "stream"),
        Column(25, "other", number=True),
        Column(11, "total", number=True),
        Column(21, "change", number=True),
    )
    return docx(
        PORTRAIT,
        [
            *FRONT,
            ("Caption above", "{{ figure.caption }}"),
            ("Caption note", "{{ figure.note }}"),
            ("Picture line", "{{ figure }}"),
            ("Tag", "{%p if apart %}"),
            ("Caption above", "{{ table_caption }}", "new page"),
            ("Tag", "{%p else %}"),
            ("Caption above", "{{ table_caption }}"),
            ("Tag", "{%p endif %}"),
            ("Caption note", "{{ table_note }} {{ rounding }}"),
            filling(170, Prototype("{{ table }}", columns, above=0.6, below=0.1, total=True)),
        ],
    )


def plan():
    summary = (Column(58, "summary"), Column(26, "other", number=True), Column(26, "total", number=True))
    first, dated = (Column(10, "ref"), Column(32, "other")), (Column(25, "lead"), Column(21, "due"))
    last = (Column(75, "progress"), Column(25, "status"), Column(26.5, "changes"))
    actions = (*first, Column(33, "action"), Column(32, "milestones"), Column(25.5, "targets"), *dated, *last)
    retired = (*first, Column(90.5, "action"), *dated, *last)
    return docx(
        LANDSCAPE,
        [
            *FRONT,
            ("Normal", "{{ intro }} {{ rounding }}"),
            *CONTENTS,
            ("Tag", "{%p for stream in streams %}"),
            ("Heading 2", "{%p if not stream.new_page %}{{ stream.heading }}{%p endif %}"),
            ("Heading 2", "{%p if stream.new_page %}{{ stream.heading }}{%p endif %}", "new page"),
            ("Tag", "{%p if stream.summary %}"),
            Prototype("{{ stream.summary }}", summary, side=1.2, above=0.6, below=0.1, keep=True),
            ("Tag", "{%p endif %}"),
            ("Normal", "{{ stream.note }}"),
            ("Tag", "{%p for group in stream.groups %}"),
            ("Heading 3", "{% if group.objective %}{{ group.objective }}{% else %}Actions{% endif %}"),
            filling(273, Prototype("{{ group.table }}", actions, side=1.2, above=0.8, below=0.8)),
            ("Tag", "{%p endfor %}"),
            ("Tag", "{%p if stream.retired %}"),
            ("Heading 3", "Retired actions"),
            filling(273, Prototype("{{ stream.retired }}", retired, side=1.2, above=0.8, below=0.8)),
            ("Tag", "{%p endif %}"),
            ("Tag", "{%p endfor %}"),
            *status_key(),
        ],
    )


def measures():
    columns = (Column(10, "number"), Column(44, "measure"), Column(26, "status"), Column(90, "narrative"))
    return docx(
        PORTRAIT,
        [
            *FRONT,
            ("Normal", "{{ intro }}"),
            *CONTENTS,
            ("Tag", "{%p for stream in streams %}"),
            ("Heading 2", "{{ stream.heading }}"),
            ("Caption note", "{{ stream.note }}"),
            ("Tag", "{%p if stream.table %}"),
            Prototype("{{ stream.table }}", columns),
            ("Tag", "{%p endif %}"),
            ("Tag", "{%p endfor %}"),
            *status_key(),
        ],
    )


def glossary():
    columns = (Column(34, "short", bold=True), Column(136, "long"))
    return docx(PORTRAIT, [*FRONT, ("Normal", "{{ intro }}"), Prototype("{{ table }}", columns, above=0.6, below=0.1)])


HOW_TO_READ = """
**How to read it.** Where a text was reworded, ~~words taken out~~ are struck through in the From column and ++words put in++
are bold and underlined in the To column, so that either column can be read alone. {% if explanations %}The
last column holds what the officers entered, as they typed it; what is bold beneath it is ours.{% else
%}{{ no_column }}{% endif %}{% if first %} The gravest changes{% if explanations %}, and those that no entry
explains,{% endif %} come first; the others follow{% if sections %} in the order of the Plan{% endif %}.{% endif %}
"""


def schedule():
    balance = (Column(82, "step"), Column(169, "which"), Column(22, "number", number=True))
    kinds = (
        Column(56, "kind"),
        Column(112, "actions"),
        Column(22, "number", number=True),
        Column(24, "explained", number=True),
        Column(27, "other", number=True),
    )
    changes = (Column(51, "action"), Column(34, "what"), Column(61, "before"), Column(61, "after"), Column(66, "entry"))
    return docx(
        LANDSCAPE,
        [
            *FRONT,
            ("Normal", "{{ intro }} {{ explained }} {{ unpublished }}"),
            *CONTENTS,
            ("Normal", HOW_TO_READ),
            ("Caption above", "{{ balance_caption }}"),
            Prototype("{{ balance }}", balance, side=1.2, above=0.6, below=0.1, total=True),
            ("Tag", "{%p if kinds %}"),
            ("Caption above", "{{ kinds_caption }}"),
            filling(273, Prototype("{{ kinds }}", kinds, side=1.2, above=0.6, below=0.1, total=True)),
            ("Tag", "{%p endif %}"),
            ("Tag", "{%p for section in first %}"),
            ("Heading 2", "{{ section.heading }}"),
            ("Caption note", "{{ section.note }}"),
            Prototype("{{ section.table }}", changes, side=1.2),
            ("Tag", "{%p endfor %}"),
            ("Tag", "{%p if claims %}"),
            ("Heading 2", "Entries that do not agree with the Plan"),
            ("Bullet", "{%p for sentence in claims %}{{ sentence }}{%p endfor %}"),
            ("Tag", "{%p endif %}"),
            ("Tag", "{%p if format_changes %}"),
            ("Heading 2", "Changes to the Plan’s format"),
            ("Normal", "In the Plan, compared with that of {{ since }}:", "keep with next"),
            ("Bullet", "{%p for change in format_changes %}{{ change }}{% if loop.last %}.{% else %};{% endif %}{%p endfor %}"),
            ("Tag", "{%p endif %}"),
            ("Tag", "{%p for section in sections %}"),
            ("Heading 2", "{{ section.heading }}"),
            ("Caption note", "{{ section.note }}"),
            ("Tag", "{%p if section.table %}"),
            Prototype("{{ section.table }}", changes, side=1.2),
            ("Tag", "{%p endif %}"),
            ("Tag", "{%p endfor %}"),
            *status_key(),
        ],
    )


def graph_part(name, table):
    """A figure in one picture or several, then its table. NAME stands for the part's own name.

    It follows what stands before it where there is room: a table that runs over would leave the rest of its page blank.
    """
    content = [
        ("Tag", "{%p if NAME %}"),
        ("Tag", "{%p for figure in NAME.figures %}"),
        ("Caption above", "{%p if loop.first %}{{ figure.caption }}{%p endif %}"),
        ("Caption above", "{%p if not loop.first %}{{ figure.caption }}{%p endif %}", "new page"),
        ("Caption note", "{{ figure.note }}"),
        ("Picture line", "{{ figure }}"),
        ("Tag", "{%p endfor %}"),
        ("Caption above", "{{ NAME.table_caption }}"),
        ("Caption note", "{{ NAME.table_note }}"),
        table,
        ("Tag", "{%p endif %}"),
    ]
    return [(part[0], part[1].replace("NAME", name), *part[2:]) if isinstance(part, tuple) else part for part in content]


def movement_graphs():
    papers = (
        Column(36, "paper"),
        Column(25, "other", number=True),
        Column(16, "total", number=True),
        Column(18, "retired", number=True),
        Column(20, "gone", number=True),
    )
    dates = (Column(62, "action"), Column(25, "due"), Column(25, "first"), Column(31, "moved"), Column(27, "place"))
    outcomes = (
        Column(52, "stream"),
        Column(46, "which"),
        Column(18, "reported", number=True),
        Column(20, "done", number=True),
        Column(20, "open", number=True),
        Column(14, "other", number=True),
    )
    moves = (Column(58, "what"), Column(92, "actions"), Column(20, "number", number=True))
    content = [
        *FRONT,
        *graph_part("movement", Prototype("{{ movement.table }}", moves, above=0.6, below=0.1, total=True)),
        *graph_part("trend", filling(170, Prototype("{{ trend.table }}", papers, above=0.6, below=0.1))),
        *graph_part("dues", Prototype("{{ dues.table }}", dates, above=0.6, below=0.1)),
        ("Normal", "{%p for reason in left_out %}{{ reason }}{%p endfor %}"),
        ("Heading 2", "{%p if came_true %}Was it done? Actions reported on track, and due by now{%p endif %}"),
        ("Tag", "{%p for part in came_true %}"),
        ("Caption above", "{{ part.caption }}"),
        ("Caption note", "{{ part.note }}"),
        filling(170, Prototype("{{ part.table }}", outcomes, above=0.6, below=0.1, total=True)),
        ("Tag", "{%p endfor %}"),
    ]
    return docx(PORTRAIT, content)


STANDING = """
{% if stalled.number %}In the Plan{% if as_at %} at {{ as_at }}{% endif %}, {{ stalled.are }} {{ status }}.{% elif status %}No
action is {{ status }}.{% endif %}
{% if known %}{% if overdue.number %}At {{ as_at }}, {{ overdue.are }} overdue.{% else %}No action was overdue at {{ as_at }}.{%
endif %}{% endif %}
{% if next_known %}{% if next.number %}Before the next paper on {{ next_meeting }}, {{ next.are }} due.{% else %}None is due
before the next paper on {{ next_meeting }}.{% endif %}{% endif %}
{{ unjudged }}
{% if mitigated %}{% if silent.number %}What is being done is not recorded for {{ silent.labels }}.{% endif %}{% else %}The Plan
has no column for mitigation and remedial action{% if plan_appendix %}; progress is in {{ plan_appendix }}{% endif %}.{% endif %}
"""


def risk():
    columns = (
        Column(11, "ref"),
        Column(43, "action"),
        Column(36, "how_long"),
        Column(28, "lead"),
        Column(52, "mitigation"),
    )
    return docx(
        PORTRAIT,
        [
            *FRONT,
            ("Normal", STANDING),
            ("Tag", "{%p for part in parts %}"),
            ("Caption above", "{{ part.caption }}"),
            ("Caption note", "{%p if part.note %}{{ part.note }}{%p endif %}"),
            ("Tag", "{%p if part.table %}"),
            filling(170, Prototype("{{ part.table }}", columns)),
            ("Tag", "{%p endif %}"),
            ("Tag", "{%p endfor %}"),
        ],
    )


def history():
    standings = (Column(30, "report"), Column(22, "ref"), Column(36, "status"), Column(34, "due"), Column(48, "lead"))
    changes = (Column(30, "what"), Column(70, "before"), Column(70, "after"))
    return docx(
        PORTRAIT,
        [
            *FRONT,
            ("Normal", "**{{ place }}**"),
            ("Normal", "{%p for paragraph in wording %}{{ paragraph }}{%p endfor %}"),
            ("Bullet", "{%p for sentence in summary %}{{ sentence }}{%p endfor %}"),
            ("Bullet", "{%p for sentence in others %}{{ sentence }}{%p endfor %}"),
            ("Caption above", "{{ caption }}"),
            Prototype("{{ standings }}", standings, above=0.6, below=0.1),
            ("Tag", "{%p for part in parts %}"),
            ("Heading 2", "{{ part.heading }}"),
            ("Bullet", "{%p for sentence in part.sentences %}{{ sentence }}{%p endfor %}"),
            ("Tag", "{%p if part.table %}"),
            Prototype("{{ part.table }}", changes),
            ("Tag", "{%p endif %}"),
            ("Normal", "{%p if part.entry %}**Officers’ entry:** {{ part.entry }}{%p endif %}"),
            ("Normal", "{%p if part.silence %}**{{ part.silence }}**{%p endif %}"),
            ("Tag", "{%p endfor %}"),
            *status_key(),
        ],
    )


ALL = {
    "report": report,
    "graph": graph,
    "plan": plan,
    "measures": measures,
    "glossary": glossary,
    "schedule": schedule,
    "movement": movement_graphs,
    "history": history,
    "risk": risk,
}


def main(folder):
    folder.mkdir(exist_ok=True)
    for name, make in ALL.items():
        (folder / f"{name}.docx").write_bytes(make())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TEMPLATES)
