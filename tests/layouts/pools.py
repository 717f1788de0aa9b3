"""The words that drawn plans are made of: headings as councils write them, and pieces of officers' prose."""

HEADINGS = {
    "ref": (
        ("Ref", "Ref no", "Ref.", "No.", "No", "Reference", "Action ref", "ID", "Action no", "Ref No"),
        ("Cyfeirnod", "Ref"),
    ),
    "action": (
        (
            "Action",
            "Actions",
            "Agreed action",
            "Agreed management action",
            "Action required",
            "What we will do",
            "What will we do?",
            "Key actions",
            "Milestone",
            "Planned action",
            "Action to be taken",
            "How we will do this?",
            "Improvement action",
            "Specific actions",
            "Actions we will take",
            "Activity",
            "Commitment",
        ),
        ("Camau gweithredu", "Action"),
    ),
    "lead": (
        (
            "Lead",
            "Lead officer",
            "Responsible officer",
            "Owner",
            "Action owner",
            "Who",
            "Who will lead this",
            "By whom",
            "Accountable officer",
            "Accountable lead",
            "Lead Officer / Agency",
            "Responsibility",
            "Person responsible",
            "Responsible person",
            "Assigned to",
        ),
        ("Swyddog arweiniol", "Lead officer"),
    ),
    "due": (
        (
            "Due date",
            "Date due",
            "Target date",
            "By when",
            "Timescale",
            "Deadline",
            "Target completion date",
            "Planned completion date",
            "End date",
            "Implementation date",
            "To be completed by",
            "Due",
            "Target date for completion",
            "Timescales",
        ),
        ("Dyddiad targed", "Target date"),
    ),
    "status": (
        (
            "Status",
            "RAG",
            "RAG status",
            "BRAG",
            "RAG rating",
            "Current status",
            "Status (BRAG)",
            "Delivery status",
            "Overall RAG",
            "Rating",
        ),
        ("Statws", "Status"),
    ),
    "progress": (
        (
            "Progress",
            "Progress update",
            "Update",
            "Latest update",
            "Commentary",
            "Progress to date",
            "Progress against agreed action",
            "Current position",
            "Progress / comments",
            "Update on progress",
            "Officer update",
            "Latest position",
            "Comments",
            "Action taken",
            "Action taken to date",
        ),
        ("Cynnydd", "Progress"),
    ),
    "objective": (
        (
            "Recommendation",
            "Objective",
            "Area for improvement",
            "Peer team recommendation",
            "What the inspectors found",
            "Key finding",
            "Area requiring improvement (recommendations)",
            "Our objectives / outcomes",
        ),
        ("Argymhelliad", "Recommendation"),
    ),
    "stream": (
        ("Theme", "Work stream", "Workstream", "Priority area", "Strategic theme", "Programme theme"),
        ("Thema", "Theme"),
    ),
    "targets": (
        (
            "Success measure",
            "How will we know?",
            "Key targets",
            "Measure of success",
            "Success criteria",
            "Evidence of success",
            "Outcome measure",
        ),
        ("Mesur llwyddiant", "Success measure"),
    ),
}
"""Role: (wordings, (Welsh, English))."""

UNUSUAL = {
    "ref": "Line",
    "action": "What has to happen",
    "lead": "In whose hands",
    "due": "To be finished by",
    "status": "How it stands",
    "progress": "Where we have got to",
    "objective": "Why we are doing this",
    "stream": "Area of work",
    "targets": "What success looks like",
}
"""Headings in words of a council's own."""

OTHER_HEADINGS = {
    "sponsor": ("Executive sponsor", "Cabinet portfolio", "Portfolio holder", "Cabinet member"),
    "partners": ("Partner agencies", "Partners", "Supported by"),
    "priority": ("Priority (H/M/L)", "Priority"),
    "start": ("Start date", "Start", "Date started"),
    "risk": ("Risk ref", "Cost centre", "Budget code"),
    "resources": ("Resources", "Resource implications", "Cost / resources"),
    "evidence": ("Evidence link", "Evidence", "Where the evidence is kept"),
    "travel": ("DoT", "Direction of travel"),
    "percent": ("% complete", "Percentage complete"),
    "reviewed": ("Last reviewed", "Date of last meeting"),
    "actual": ("Actual completion date", "Date completed", "Date closed"),
}

DUE_PAIRS = (
    ("Original due date", "Revised due date"),
    ("Original target date", "Revised target date"),
    ("Target date", "Revised target date"),
    ("Due date (original)", "Due date (revised)"),
    ("Original deadline", "Approved revised deadline"),
)

RATING_PAIRS = {
    "previous": (
        ("Previous RAG", "Current RAG"),
        ("RAG last quarter", "RAG this quarter"),
        ("Previous status", "Current status"),
    ),
    "forecast": (("Current RAG", "Forecast RAG"), ("Status now", "Expected status at year end")),
    "verified": (("Self-assessed status", "Verified status"), ("Management's self-assessment", "Verified by Internal Audit")),
}

VERIFIED_NOTE = (
    "The status reported to Committee is the one verified by Internal Audit; where nothing has been verified yet, management's"
    " self-assessment is reported."
)

STREAM_WORDS = ("Priority", "Theme", "Work stream", "Workstream", "Project", "Programme")

STREAM_TITLES = (
    "Front door and assessment",
    "Homes and neighbourhoods",
    "Town centre renewal",
    "Waste and recycling",
    "Care leavers",
    "Governance and scrutiny",
    "Finance and procurement",
    "People and culture",
    "Customer experience",
    "Roads and transport",
    "Planning and building control",
    "Early help",
    "Education and inclusion",
    "Housing options & homelessness",
    "Adult safeguarding",
    "Leisure, parks and open spaces",
    "Health protection",
    "Data and digital",
    "Climate and nature",
    "Community safety",
    "Workforce and engagement",
    "Joint commissioning",
    "Licensing and trading standards",
    "Council house repairs",
    "Children's social care",
)

OBJECTIVES = (
    "Residents {know} where to go for {thing} and {get} what they need at the first contact",
    "The backlog of {thing} is cleared and does not come back",
    "Managers {know} how well {thing} works, and act on what they see",
    "Members are given {thing} in time to question it",
    "The quality and timeliness of {thing}, including what partners have agreed to",
    "Management oversight of {thing} and of the decisions that follow from it",
    "The council should review its arrangements for {thing} and report to members within the year",
    "Controls over {thing} are not applied in the same way by every team",
    "Get a grip on {thing}, with fewer and clearer priorities",
    "Families and carers shape {thing} from the start",
)

VERBS = (
    "Agree",
    "Review",
    "Publish",
    "Re-write",
    "Introduce",
    "Carry out",
    "Commission",
    "Set up",
    "Roll out",
    "Consult on",
    "Update",
    "Test",
    "Draw up",
    "Put in place",
    "Refresh",
    "Procure",
    "Develop",
    "Establish",
    "Re-launch",
    "Map",
)

THINGS = (
    "the threshold document",
    "a single threshold for step-down",
    "the empty homes policy",
    "a workforce plan for social work teams",
    "monthly case file audits",
    "the out-of-hours service",
    "the corporate debt policy",
    "a training offer for new members",
    "the garden waste charging scheme",
    "the contract register",
    "quarterly supervision audits",
    "the damp & mould protocol",
    "a data sharing agreement with the police",
    "the local lettings policy",
    "the food hygiene inspection programme",
    "a gritting route plan for the northern parishes",
    "the school admissions guide",
    "the housing repairs call script",
    "the taxi licensing policy",
    "the tree inspection programme",
    "an exit interview process",
    "the asset disposal list",
    "the member/officer protocol",
    "the section 106 reconciliation",
    "the carers' assessment form",
    "a shared risk register",
    "pathway plans for 16 year olds",
    "the business continuity plan",
    "the website's benefits pages",
    "a joint protocol with the five districts",
    "the payroll overpayments policy",
    "the information asset register",
)

PURPOSES = (
    "so that every team works in the same way",
    "with parents and young people from the forum",
    "and report the results to the Board",
    "to bring down the time people wait to five working days",
    "with a named officer in each locality",
    "before the new contract starts",
    "to include views of front line staff (gathered through existing groups)",
    "in line with the inspectors' letter",
    "and take it to Cabinet for approval",
    "with dip samples by the service manager each month",
    "so as to meet the duty under section 11",
    "using the template shared by the regional network",
    "for the {number} properties on the list",
    "covering all {number} sites, starting with the largest",
)

TAILS = (
    "Report back to the Board with lessons learnt, good and bad, and with numbers by locality where these are avaliable.",
    "Costs to be met from existing budgets; if this can't be done, lead officer to bring a short business case to DMT.",
    "Links w/ the workforce strategy and with the action on data quality.",
    "Partners to be asked for their views first, and any equality implications written down before sign off.",
    "Guidance to be short, in plain English & no more than two pages.",
    "Where the work is shared with the districts, one council should host it.",
    "Baseline to be agreed at the outset - otherwise we won't be able to show what difference it has made.",
)

BULLETS = ("agree scope and who needs to be in the room", "try it with one team", "roll out, and review after 3 mths")

PROGRESS = (
    "Draft shared with the Board on {day}.",
    "{number} of {total} reviewed.",
    "Consultation closes on {day}; {number} replies so far.",
    "Post advertised twice, interviews {day}.",
    "Business case agreed by DMT, now with Legal.",
    "Supplier's data was lost, counts must be repeated.",
    "First report went to the {month} board and was well received.",
    "Template live since {day}. Audit: {number}% signed.",
    "Not all teams have sent a return; reminder sent {day}.",
    "Awaiting advice from the external auditor.",
    "Two workshops held with partners, notes circulated.",
    "Evidence filed on the shared drive, tab {number}.",
    "Rate is now {number}%, up from {total}% at the start of the year.",
    "Lead officer has changed since the last meeting.",
)

TARGETS = (
    "{number}% of cases within 20 working days",
    "Audit shows {number}% graded good or better",
    "Fewer than {number} complaints a quarter",
    "Signed protocol in place, reviewed yearly",
    "Waiting list under {number}",
    "Usage over {number}% of team managers",
)

ROLES = (
    "Head of Highways",
    "Head of Policy",
    "Director of Resources",
    "Assistant Director Safeguarding",
    "AD People",
    "Group Manager SEND",
    "Service Manager, Early Help",
    "HR & Payroll Manager",
    "Revs & Bens Manager",
    "Monitoring Officer",
    "Democratic Services Mgr",
    "Principal EHO",
    "Estates Surveyor",
    "Director of Children, Schools and Families",
    "Head of Planning and Regeneration",
    "ICT Manager",
    "Chief Executive",
    "Housing Options Mgr",
    "Workforce Development Lead",
    "Systems Accountant",
    "Participation Lead",
    "Adults & Health Commissioning Manager",
)

AGENCIES = ("NHS Integrated Care Board", "South Valley Police", "Fire and Rescue Service", "Age Concern", "Schools Forum")

PEOPLE = ("J Smith", "A Brown", "Priya Nair", "Tom Okafor", "S. Whitfield", "Gwen Pritchard", "M O'Leary", "Leila Haddad")

INITIALS = ("JS", "AB", "GE", "JH", "TD", "KP", "MOL", "RW", "SF")

PLAN_TITLES = (
    "Service Improvement Plan {years}",
    "Corporate Peer Challenge – Action Plan",
    "Children's Services Improvement Plan {years}",
    "Internal Audit Recommendations Tracker",
    "Council Delivery Plan {years}",
    "Youth Justice Improvement Action Plan",
    "Adult Social Care – Response to the inspection",
    "Annual Governance Statement action plan {years}",
)

NARRATIVES = (
    (
        "Work in this area began after the inspection and is overseen by a sub group that meets monthly. Most of what was"
        " promised in the first year has been done, but recruitment has been slower than hoped and two posts are still empty."
    ),
    (
        "The Board has asked for more pace here. Partners have agreed to host a joint team from the autumn, and the budget has"
        " been found from reserves for one year only; a bid for the second year will go to Cabinet with the budget papers."
    ),
)

SPONSORS = ("Director – Place", "Director – Resources", "Assistant Chief Executive", "Director of Public Health")

INTRODUCTIONS = (
    "This plan was agreed by Cabinet and is monitored by the Improvement Board every quarter.",
    "Officers update the last columns before each meeting; please do not change the wording of an agreed step.",
    "Prepared for the Overview & Scrutiny Committee",
    "Version 4",
    "The Board meets every six weeks and is chaired by an independent person. Its papers are published in full.",
    "Owner of this document: Programme Office, ext 4411",
)

NOTES = (
    "Note: the Board is asked to note that some steps are shared by all partners and are reported once.",
    "Abbreviations: CIN child in need; DMT directorate management team; EHO environmental health officer.",
    "* Dates marked with an asterisk have been agreed by the chair.",
    "Please send corrections to the Programme Office before the papers go out.",
)

WELSH_MONTHS = {
    1: "Ionawr",
    2: "Chwefror",
    3: "Mawrth",
    4: "Ebrill",
    5: "Mai",
    6: "Mehefin",
    7: "Gorffennaf",
    9: "Medi",
    10: "Hydref",
    11: "Tachwedd",
    12: "Rhagfyr",
}
