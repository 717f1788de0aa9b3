"""Whole phrases of officers' entries, as patterns over a folded clause: denials, suppositions, reasons."""

import re

from reportgen.compare.explain.words import any_of

NO_CHANGE = (
    r"(?:no|nil|not any) (?:\w+ )?(?:changes?|amendments?|alterations?|revisions?|updates?|modifications?)|nothing (?:has |"
    r"was )?(?:changed|to report|new)|"
    r"unchanged|not changed|as (?:before|previous(?:ly)?|was|last \w+)(?=$|[.,;])|same as (?:before|last \w+|previous\w*)|"
    r"(?:remains|stays|stands) (?:unchanged|as (?:is|it was|before|it is)|the same)|without change"
)
"""What says that nothing changed."""
DENIAL = re.compile(
    rf"(?:(?:action|this action|all|overall|details|everything|plan) )?(?:(?:there )?(?:(?:has|have) been|(?:is|are|was|"
    rf"were)) )?(?:still )?(?:{NO_CHANGE}|none|nil)"
    r"(?: (?:needed|required|made|necessary|proposed|reported|identified|to (?:report|note|the (?:action|plan|entry|row)|"
    r"this (?:action|entry)|make|be made|date|any (?:field|column)s?)|"
    r"(?:since|from|in|on|at|for|this|during|between|post|after|so far|of any|to this|here|as at).*))*"
)
"""An entry, or a clause of one, that says of the whole action that nothing changed."""
REST_DENIED = re.compile(
    r"(?:no|nil) other (?:changes?|amendments?|alterations?)(?:.*)|(?:nothing|none|all) else (?:has |is |was |"
    r"remains )?(?:been )?(?:changed|unchanged|the same).*|"
    r"otherwise (?:unchanged|no changes?|as before|the same)|(?:the )?rest (?:is |remains |stays )?(?:unchanged|as before|"
    r"the same)|"
    r"(?:no|nothing) further (?:changes?|amendments?).*|everything else (?:is |remains |stays )?(?:unchanged|as before|the same)"
)
"""A clause that says that nothing changed but what the entry has told."""
EXCEPT = re.compile(
    r"(?:no (?:other )?(?:changes?|amendments?)|unchanged|nothing (?:has )?changed|all (?:is )?unchanged|"
    r"as before)(?: made)?,? (?:apart from|other than|except(?: for| that)?|save(?: for)?|"
    r"bar|beyond|aside from|but for|but)\s+"
)
"""The beginning of a clause that denies all but what follows."""
NEGATED = re.compile(
    rf"\b(?:{NO_CHANGE}|not (?:been |yet been |yet |being )?(?:changed|moved|amended|extended|revised|altered|affected|"
    rf"transferred|reworded|updated|slipped|met)|"
    r"(?:has|have|had|was|were|is|did|does)(?: not|n't) (?:been )?(?:chang|mov|amend|extend|revis|alter|affect|slip|transfer|"
    r"reword)\w*|"
    r"(?:the )?same (?:lead|deadline|date|due date|target|owner|status|wording|milestones?|officer)|"
    r"no (?:new|revised|further|formal|such) (?:lead|deadline|date|due date|target|owner|milestone|extension)|no (?:slippage|"
    r"extension|delay|transfer)|"
    r"(?:remains?|remained|stays?|stayed|kept|retained|keeps|continues|"
    r"(?<!now )stands(?! in the name))(?= |$)|still (?=in |on |at |the |with ))"
)
"""A clause that says that a thing stayed as it was."""
SUPPOSED = re.compile(
    r"\b(?:may(?= (?:\w+ly )?(?:need|be|have|also|still|slip|not|require|change|move|extend|now|well|yet))|might|"
    r"could|(?:would|should)(?! (?:like|wish|note|add|mention))|"
    r"if|whether|propos(?:ed|al|e)|request(?:ed)?|consider(?:ed|ation|ing)?|possibl[ey]|likely|unlikely|will (?:need|"
    r"have) to|"
    r"to be (?:agreed|confirmed|decided|considered|reviewed|changed|moved|amended|extended|revised|reworded|transferred|"
    r"updated|replaced|removed|retired)|"
    r"will be (?:changed|moved|amended|extended|revised|reworded|reviewed|transferred|updated|replaced|set|considered|retired)|"
    r"awaiting|pending|subject to|unless|recommend\w*|seek(?:ing|s)?|at risk of|under (?:review|discussion|consideration)|"
    r"discuss\w*|asked (?:for|to)|intend\w*|plan to|"
    r"in danger|next (?:year|quarter|time|report)(?='s)|will then|once|when|before any|due for review|scheduled for review|"
    r"not yet agreed)\b"
)
"""A clause of what may or should come: nothing that it could be wrong about yet."""
REASON = re.compile(
    r"[,;]?\s+\b(?:because|owing to|due to|so that(?!'s)|so (?=(?:we|it|they|staff) (?:can|could|may|might)\b)|so as to|"
    r"in order (?:to|that)|to (?:allow|enable|give|let|ensure|fit|"
    r"coincide|avoid|help|await|take(?! in)|tie|"
    r"bring|complete|permit|match|accommodate|provide|make sure|reduce|improve|support|align|recognise|address)\b|following|"
    r"pending (?=\w)|"
    r"resulting from|on account of|"
    r"in (?:light|view) of|given (?=the|that|a |an |our|current|recent|its|their)|since (?!(?:the )?(?:last|jan|feb|mar|apr|"
    r"may|jun|jul|aug|sep|oct|nov|dec|\d))|while (?:we|the|staff)|after (?=the|a |an |his|her|their|\w+ing)|"
    r"whilst|(?<!as well )as (?!(?:an? |the )(?:new|second|third|fourth|fifth|sixth|extra|additional|further|replacement)\b)"
    r"(?!(?:the |a |an |its |our )?(?:new |joint |interim |acting |overall |sole )?"
    r"(?:leads?(?! (?:is|was|has|had|will|officer))|"
    r"owner|responsible|"
    r"accountable|completed?|closed|done|finished|usual|part|well|per|"
    r"before|at|of|planned|green|amber|red|static|on track|is|was|previous\w*|in progress|not started|overdue|red|blue|"
    r"above)\b)|for (?=the (?:same )?reasons?))"
)
"""Where the part of a clause begins that only says why."""
GENERAL = re.compile(
    r"(?:entry |row |action |details |information |content |this |minor |various |some |all |text |small |general |slight |see )*"
    r"(?:updat\w+|refresh\w+|revis\w+|chang\w+|amend\w+|review\w+|progress\w*|above|noted|narrative)(?: (?:accordingly|"
    r"as discussed|as agreed|made|required|throughout|only|to reflect (?:current|latest) (?:position|progress)))*"
)
"""A clause of general words, which by themselves explain nothing but progress."""
ADDED_TO = re.compile(
    r"\b(?:exten(?:ded|ds|sion)|expand\w*|widen\w*|broaden\w*|add(?:ed|s|ing|ition of)?|insert(?:ed|ion of)?|includ\w+|"
    r"remov(?:ed|al of|es)|delet(?:ed|ion of|es)|drop(?:ped|s)|"
    r"(?:tagged|bolted|tacked) on|(?:brought|pulled|put|built|taken|written|filled) in(?:to)?|trimm\w+|limited|(?<!not )only|"
    r"replac\w+|substitut\w+|swap\w+|cover(?:s|ed|ing)?|"
    r"reference (?:to|made)|references? to|referring to|mention\w*|now|as well|instead of|rather than|no longer|taken out|"
    r"struck out|specif\w+|"
    r"changed|amended|reworded|altered|revised)\b"
)
"""Words that put something into a text or take it out."""
ACCOMPLISHED = any_of(
    r"approved", r"launched", r"published", r"submitted", r"signed(?: off)?", r"adopted", r"recruited", r"rolled out",
    r"gone live", r"went live", r"live", r"embedded", r"in place(?! of)",
    r"issued", r"in use", r"filled", r"agreed", r"held", r"opened", r"installed", r"ratified", r"in post", r"started work",
    r"fully staffed", r"established", r"commissioned", r"awarded",
    r"cleared", r"produced", r"circulated", r"trained", r"ran", r"set up", r"operational", r"passed", r"endorsed", r"reached",
    r"exceeded",
)  # fmt: skip
"""Words of something done, which speak of a status that became completed without naming it."""
EVENT = any_of(
    r"retir\w+", r"remov\w+", r"delet\w+", r"clos(?:ed|ure)", r"supersed\w+", r"no longer (?:required|needed|relevant|"
    r"applicable)", r"duplicat\w+", r"merg\w+", r"combin\w+",
    r"incorporat\w+", r"subsum\w+", r"withdraw\w*", r"business as usual|bau", r"complet\w+", r"mainstream\w*", r"embedded",
    r"join(?:ed|s)", r"split", r"divid\w+", r"separat\w+",
    r"amalgamat\w+", r"consolidat\w+", r"replaced", r"transferred", r"dropped", r"achieved", r"finished", r"absorbed",
    r"folded into", r"broken (?:down|into|up)", r"brought together",
    r"taken out", r"stood down", r"ceased", r"part of", r"in two", r"two (?:parts|actions)", r"now (?:two|three|one)",
    r"separate\w*", r"both", r"abandoned", r"cancelled", r"delivered", r"done", r"implemented", r"met",
)  # fmt: skip
"""What is said of an action that was retired, split or merged."""
OTHER_THING = re.compile(
    r"\b(?:deadline|date|timescale)s? for (?!this|the action|action|complet|deliver|implement)|\b(?:later|other|remaining|"
    r"subsequent|linked|related|all|some|several|previous|following|both) actions\b|\bsee (?:also )?(?:action )?\d|"
    r"\bthe (?:pilot|contract|programme|project|policy|review|"
    r"campaign|training|course|survey|audit|consultation|building|system|service)'?s?\b(?= (?:has|was|is|will|deadline|lead|"
    r"owner|date|end|start|target))"
)
"""A clause about something other than the action itself."""
BARE_COMPLETED = re.compile(
    r"(?!.*\bto be\b)(?:(?:and|so|that's|this|the|one|action|item|line|entry|it|is|was|has|have|been|now|also|all|fully|"
    r"formally|marked|recorded|as|status|changed to|moved to|updated to) )*"
    r"(?:completed?|closed|implemented|achieved|finished|done)(?: and (?:retired|closed|signed off))?(?:,? (?:on time|"
    r"on schedule|in full|early|late|ahead .*|in (?:\w+ )?\w+(?: \d{4})?|on \d.*|since .*|this (?:quarter|period)|at .*|"
    r"during .*|hurrah|hooray|at last|finally|as well|too|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*(?: \d{4})?))?"
)
"""A clause that says that the action itself is completed, and nothing else."""
NEW_ACTION = re.compile(
    r"(?:this is a |a )?(?:brand )?new (?:action|measure|item)\b|(?:action|measure) (?:newly )?added(?! to (?:work|theme))|"
    r"added (?:as a new|to the plan|since)|newly added"
)
RETIRED_NOW = re.compile(
    r"(?:this )?(?:action )?(?:now |has been |is |was )*(?:retired|deleted|removed from (?:the )?(?:plan|action plan)|"
    r"withdrawn)(?: .*)?"
)

UNNAMED = re.compile(
    r"(?:(?:now|this|has|have|been|was|is|it|slight|slightly|minor|formally) )*(?:changed?|changes|amended|amendments?|"
    r"revised|revisions?|altered|adjusted|adjustment|modified|updated|reset|corrected|raised|lowered|"
    r"increased|reduced|moved|switched|swapped|replaced|different|agreed change)\b"
)
"""The beginning of a clause that says that something changed, and not what."""
