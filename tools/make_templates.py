"""Makes the Word templates in templates/. Run it after changing it:  python tools/make_templates.py

The templates are also the clerks' own: open one in Word and restyle or reword it there, or give report.toml a copy. Each function
below is one template: a list of (style, text) from top to bottom, with the tags that reportgen fills in. "**…**" is bold. A Prototype is a
table: its tag, then the width, the key of the data and the kind of each column. The same script gives the same bytes.
"""

from pathlib import Path

from template_kit import LANDSCAPE, PORTRAIT, Column, Prototype, docx, status_key

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"

FRONT = [
    ("Draft line", "{%p if front.draft %}{{ front.draft }}{%p endif %}"),
    ("Heading 1", "{{ front.heading }}"),
]


def report():
    return docx(PORTRAIT, [*FRONT, *details(), *position(), *movement(), *rest(), *lists()])


def details():
    return [
        ("Report details", "{%p if contact_officer %}**Contact officer:** {{ contact_officer }}{%p endif %}"),
        ("Report details", "{%p if telephone %}**Telephone:** {{ telephone }}{%p endif %}"),
        ("Heading 2", "{%p if reason %}Reason for item"),
        ("Normal", "{{ reason }}{%p endif %}"),
        ("Heading 2", "{%p if activity %}Suggested committee activity"),
        ("Normal", "{{ activity }}{%p endif %}"),
    ]


def position():
    return [
        ("Heading 2", "Information"),
        ("Heading 3", "The position"),
        (
            "Numbered paragraph",
            "The Plan has {{ position.actions }} in {{ position.streams }}{% if position.statuses %}: {{ position.statuses }}"
            "{% if as_at %} at {{ as_at }}{% endif %}{% endif %}.{% if before and before.statuses %} In {{ before.name }} it had "
            "{{ before.actions }}: {{ before.statuses }}.{% endif %}{% if position.retired %} Besides these, {{ position.retired }}."
            "{% endif %}{% if position.graph %} {{ position.graph }} shows each work stream.{% endif %}{% if position.rounding %} "
            "{{ position.rounding }}{% endif %}",
        ),
        ("Numbered paragraph", "{%p if first %}This is the first report on the Plan, so nothing is said of changes.{%p endif %}"),
        ("Caption above", "{%p if figure %}{{ figure.caption }}"),
        ("Caption note", "{{ figure.note }}"),
        ("Picture line", "{{ figure }}{%p endif %}"),
    ]


def movement():
    return [
        ("Heading 3", "{%p if moved %}What has moved since {{ since }}"),
        (
            "Numbered paragraph",
            "{%p if moved.known %}{% if moved.completed.number %}Since {{ since }}, {{ moved.completed.have }} been completed: "
            "{{ moved.completed.labels }}.{% else %}No action has been completed since {{ since }}.{% endif %}"
            "{% if moved.reopened.number %} {{ moved.reopened.named_were }} completed then and {% if moved.reopened.number == 1 %}is"
            "{% else %}are{% endif %} open again.{% endif %}{% for passage in moved.passages %} {{ passage }}{% endfor %}{%p endif %}",
        ),
        (
            "Numbered paragraph",
            "The number of actions {{ moved.total }}.{% if moved.added.number %} {{ moved.added.named_have }} been added."
            "{% endif %}{% if moved.retired.number %} {{ moved.retired.named_have }} been retired.{% endif %}"
            "{% if moved.removed.number %} {{ moved.removed.named_are }} no longer in the Plan, and not recorded as retired.{% endif %}"
            "{% if moved.reinstated.number %} {{ moved.reinstated.named_have }} come back from the retired actions.{% endif %}"
            "{% if moved.schedule %} {{ moved.schedule }} lists every change.{% endif %}"
            "{% if before and before.unpublished %} {{ before.unpublished }}{% endif %}{%p endif %}",
        ),
    ]


def rest():
    return [
        ("Heading 3", "{%p if dates.known %}Overdue, and due before the next paper"),
        (
            "Numbered paragraph",
            "{% if dates.overdue.number %}At {{ as_at }}, {{ dates.overdue.are }} overdue: {{ dates.overdue.dated }}.{% else %}No action "
            "was overdue at {{ as_at }}.{% endif %}{% if dates.next_known %}{% if dates.next.number %} Before the next paper, "
            "{{ dates.next.are }} due: {{ dates.next.labels }}.{% else %} None is due before the next paper.{% endif %}{% endif %}{%p endif %}",
        ),
        ("Heading 3", "{%p if measures %}Measures"),
        (
            "Numbered paragraph",
            "{%p for horizon in measures %}Of {{ horizon.measures }} at {{ horizon.months }} months, {{ horizon.statuses }}."
            "{% if horizon.graph %} {{ horizon.graph }} has the graph{% if horizon.narrative %}, {{ horizon.narrative }} the narrative"
            "{% endif %}.{% endif %}{%p endfor %}",
        ),
        ("Numbered paragraph", "{%p for horizon in not_yet_due %}Not yet due: {{ horizon }}.{%p endfor %}{%p endif %}"),
        ("Heading 3", "{%p if commentary %}Commentary from the service"),
        ("Numbered paragraph", "{{ commentary }}"),
        ("Heading 3", "{%p endif %}{%p if next_meeting %}The next paper"),
        ("Numbered paragraph", "The next paper is for the meeting of {{ next_meeting }}.{%p endif %}"),
    ]


def lists():
    return [
        ("Heading 2", "{%p if appendices %}Appendices"),
        ("Appendix list", "{%p for appendix in appendices %}{{ appendix }}{%p endfor %}{%p endif %}"),
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
            ("Caption above", "{{ table_caption }}"),
            ("Caption note", "{{ table_note }}{% if rounding %} {{ rounding }}{% endif %}"),
            widened(Prototype("{{ table }}", columns, above=0.6, below=0.1, total=True), 170),
        ],
    )


def widened(table, width):
    """A prototype whose widths fill the page, so that it does so with any number of [other] columns."""
    whole = sum(column.width for column in table.columns)
    columns = tuple(Column(c.width * width / whole, c.key, c.number, c.heading, c.bold) for c in table.columns)
    return Prototype(table.tag, columns, table.side, table.above, table.below, table.total)


def plan():
    summary = (Column(58, "summary"), Column(26, "other", number=True), Column(26, "total", number=True))
    actions = (
        Column(10, "ref"), Column(32, "other"), Column(33, "action"), Column(32, "milestones"), Column(25.5, "targets"), Column(25, "lead"),
        Column(21, "due"), Column(75, "progress"), Column(25, "status"), Column(26.5, "changes"),
    )  # fmt: skip
    retired = (
        Column(10, "ref"), Column(32, "other"), Column(90.5, "action"), Column(25, "lead"), Column(21, "due"), Column(75, "progress"),
        Column(25, "status"), Column(26.5, "changes"),
    )  # fmt: skip
    return docx(
        LANDSCAPE,
        [
            *FRONT,
            ("Normal", "{{ intro }}{% if rounding %} {{ rounding }}{% endif %}"),
            ("Heading 2", "{%p for stream in streams %}{%p if loop.first %}{{ stream.heading }}{%p else %}"),
            ("Heading 2", "{{ stream.heading }}{%p endif %}{%p if stream.summary %}", "new page"),
            Prototype("{{ stream.summary }}", summary, side=1.2, above=0.6, below=0.1),
            ("Normal", "{%p endif %}{{ stream.note }}"),
            (
                "Heading 3",
                "{%p for group in stream.groups %}{% if group.objective %}{{ group.objective }}{% else %}Actions{% endif %}",
            ),
            widened(Prototype("{{ group.table }}", actions, side=1.2, above=0.8, below=0.8), 273),
            ("Heading 3", "{%p endfor %}{%p if stream.retired %}Retired actions"),
            widened(Prototype("{{ stream.retired }}", retired, side=1.2, above=0.8, below=0.8), 273),
            ("Normal", "{%p endif %}{%p endfor %}"),
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
            ("Heading 2", "{%p for stream in streams %}{{ stream.heading }}"),
            ("Caption note", "{{ stream.note }}{%p if stream.table %}"),
            Prototype("{{ stream.table }}", columns, above=0.9),
            ("Normal", "{%p endif %}{%p endfor %}"),
            *status_key(),
        ],
    )


def glossary():
    columns = (Column(34, "short", bold=True), Column(136, "long"))
    return docx(PORTRAIT, [*FRONT, ("Normal", "{{ intro }}"), Prototype("{{ table }}", columns, above=0.6, below=0.1)])


def schedule():
    balance = (Column(82, "step"), Column(169, "which"), Column(22, "number", number=True))
    kinds = (Column(58, "kind"), Column(190, "actions"), Column(25, "number", number=True))
    changes = (Column(51, "action"), Column(34, "what"), Column(61, "before"), Column(61, "after"), Column(66, "entry"))
    return docx(
        LANDSCAPE,
        [
            *FRONT,
            ("Normal", "{{ intro }}{% if unpublished %} {{ unpublished }}{% endif %}"),
            (
                "Normal",
                "**How to read it.** Where a text was reworded, ~~words taken out~~ are struck through in the From column and ++words put "
                "in++ are bold and underlined in the To column, so that either column can be read alone. The last column holds what the "
                "officers entered, as they typed it.",
            ),
            ("Caption above", "{{ balance_caption }}"),
            Prototype("{{ balance }}", balance, side=1.2, above=0.6, below=0.1, total=True),
            ("Caption above", "{{ kinds_caption }}"),
            Prototype("{{ kinds }}", kinds, side=1.2, above=0.6, below=0.1, total=True),
            ("Heading 2", "{%p for section in sections %}{{ section.heading }}"),
            ("Caption note", "{{ section.note }}{%p if section.table %}"),
            Prototype("{{ section.table }}", changes, side=1.2, above=0.9),
            ("Normal", "{%p endif %}{%p endfor %}"),
            *status_key(),
        ],
    )


ALL = {"report": report, "graph": graph, "plan": plan, "measures": measures, "glossary": glossary, "schedule": schedule}


def main():
    TEMPLATES.mkdir(exist_ok=True)
    for name, make in ALL.items():
        (TEMPLATES / f"{name}.docx").write_bytes(make())
        print(f"templates/{name}.docx")


if __name__ == "__main__":
    main()
