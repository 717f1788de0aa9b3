"""Entries in many hands: other plans, other words, telegraphic and chatty; each beside a change that it explains, or does not."""

from datetime import date

import pytest
from test_explain_words import reading

from reportgen.compare import compare
from reportgen.model import Due, Status


def status(label: str, rag: str, complete: bool) -> dict[str, Status]:
    return {"status": Status(label, label, "word", rag, complete)}


def due(text: str, day: date, kind: str = "date", first: date | None = None) -> dict[str, Due]:
    return {"due": Due(text, kind, first or day, day)}


def lead(*posts: str) -> dict[str, object]:
    return {"lead": posts, "lead_text": " / ".join(posts)}


CHANGES = {
    "due": (due("31 March 2024", date(2024, 3, 31)), due("30 November 2024", date(2024, 11, 30))),
    "dueM": (
        due("Dec 2023", date(2023, 12, 31), "month", date(2023, 12, 1)),
        due("Feb 2024", date(2024, 2, 29), "month", date(2024, 2, 1)),
    ),
    "dueE": (due("31/12/2024", date(2024, 12, 31)), due("30/09/2024", date(2024, 9, 30))),
    "dueO": (due("31/12/2024", date(2024, 12, 31)), {"due": Due("Ongoing", "ongoing", None, None)}),
    "lead": (lead("Jane Smith"), lead("Tom Okafor")),
    "leadP": (lead("AD Housing"), lead("Head of Property Services")),
    "leadJ": (lead("Head of Legal"), lead("Head of Legal", "Monitoring Officer")),
    "comp": (status("On track", "green", False), status("Complete", "blue", True)),
    "amber": (status("Green", "green", False), status("Amber", "amber", False)),
    "red": (status("On track", "green", False), status("Off track", "red", False)),
    "green": (status("Off track", "red", False), status("On track", "green", False)),
    "start": (status("Not started", "grey", False), status("In progress", "amber", False)),
    "reopen": (status("Complete", "blue", True), status("In progress", "amber", False)),
    "action": (
        {"action": "Review the council's approach to fly-tipping."},
        {"action": "Review and publish the council's approach to fly-tipping and littering, with partners."},
    ),
    "target": (
        {"targets": "Respond to 75% of complaints in 10 working days"},
        {"targets": "Respond to 75% of complaints in 15 working days"},
    ),
    "target2": ({"targets": "500 homes inspected"}, {"targets": "650 homes inspected"}),
    "mile": (
        {"milestones": "Draft strategy to Cabinet; public consultation; adoption."},
        {"milestones": "Draft strategy to scrutiny and Cabinet; public consultation; adoption; annual report."},
    ),
}
FIELDS = {"target": "targets", "target2": "targets", "mile": "milestones"} | dict.fromkeys(("dueM", "dueE", "dueO"), "due")
FIELDS |= dict.fromkeys(("leadP", "leadJ"), "lead") | dict.fromkeys(
    ("comp", "amber", "red", "green", "start", "reopen"), "status"
)


def rows(text: str) -> list[tuple[str, str]]:
    return [(name, entry) for name, _, entry in (line.partition("|") for line in text.strip().splitlines())]


EXPLAINING = rows(
    """
due|Contractor went into administration; programme now runs to November 2024.
due|Not achievable by March. Re-set for end of Nov.
due|Procurement took longer than we'd hoped, so 8 months added.
due|Timeline revised, Nov 24.
due|Was March 2024, agreed with the portfolio holder that November is realistic.
due|Knock-on from the delayed budget: finish moved out to 30/11.
due|Deadline has slid to November.
due|Elections in May mean this will now go to Cabinet in November 2024.
due|Target date changed (Mar to Nov).
due|Completion put off till the autumn.
due|We have asked for, and been given, until November.
due|Extension granted by the Board (now 30 Nov).
due|The date has changed because the grant was late.
due|Due by changed from 31/03/24 to 30/11/24
due|Pushed right to November 2024 following reprioritisation.
due|Date amended - see Board minutes April.
due|Finish date: November 2024 (was March).
due|Longer lead-in required. New date 30.11.2024
due|The programme has been rephased and this action will conclude in November.
due|Implementation delayed until November 2024
due|Missed the March deadline; revised to November.
due|Timetable slippage due to vacancies in the team
due|Now November.
due|Target completion moved back eight months.
due|Expected November 2024
due|30 Nov 2024 (previously 31 Mar 2024)
dueM|Feb now as data not available until January
dueM|Slipped 2 months.
dueM|Two-month slippage, IT resource.
dueM|Pushed into the new year (Feb).
dueM|Moved to Feb 24 to align with the audit cycle.
dueM|Deadline relaxed to February to let the new manager settle in.
dueM|Needs until end Feb.
dueM|Delay of two months.
dueE|Brought fwd to September.
dueE|Will be done sooner than planned - September.
dueE|Accelerated at Members' request: now 30 September.
dueE|Date moved up to Sept 2024.
dueE|Quicker than expected, deadline now 30/09/24.
dueO|Embedded as BAU, end date removed.
dueO|This is continuous so date replaced by ongoing.
dueO|No end date - continuing programme.
lead|Tom Okafor now leading.
lead|Jane Smith left in June. Tom Okafor has picked this up.
lead|T Okafor replacing J Smith
lead|Jane has retired; Tom is the new lead.
lead|Lead officer changed (Tom Okafor).
lead|Reallocated to Tom Okafor
lead|Tom Okafor to lead following Jane's secondment.
lead|Change in lead officer.
lead|Now Tom Okafor
lead|Owner amended from JS to TO.
lead|Handed to Tom Okafor while Jane is on maternity leave.
lead|Jane Smith no longer with the authority
leadP|Moved to Property Services following senior management restructure.
leadP|Responsibility now sits within Property Services.
leadP|AD Housing post deleted; Head of Property Services to lead.
leadP|New owner - Head of Property.
leadP|Head of Property Services has this in their remit now.
leadP|Action has been transferred to HoPS.
leadP|Lead officer updated following restructure
leadP|Assistant Director for Housing has moved on.
leadJ|Monitoring Officer added.
leadJ|Now a joint action with the Monitoring Officer.
leadJ|MO to co-lead.
leadJ|Joint lead with Monitoring Officer agreed.
comp|All recommendations now signed off by internal audit.
comp|Completed ahead of schedule.
comp|Can be closed.
comp|Finished in May.
comp|Complete - evidence with the PMO.
comp|Moved to blue.
comp|Job done.
comp|This action is now closed.
comp|Status amended to complete.
comp|Delivered in full.
comp|Nothing outstanding.
comp|All actions have been carried out.
amber|RAG downgraded: budget pressure.
amber|Gone to amber as we've lost two officers.
amber|Now amber.
amber|Moved from green to amber because of staffing.
amber|Green to amber - supplier issues
amber|Rating lowered.
red|Off track owing to the legal challenge.
red|Turned red because funding fell through.
red|Now off track.
red|RAG changed to red.
red|Status worsened: no contractor has been found.
red|Has stalled.
green|Back on track after extra resource.
green|Recovered: now on track.
green|Improved from red.
green|Catch-up plan has worked and the action is green again.
green|RAG improved
start|Work began in April.
start|Now started.
start|Project kicked off.
start|This has commenced.
start|Under way since the officer was appointed.
start|Initial scoping has begun
reopen|Reopened at the request of scrutiny.
reopen|Audit could not verify completion, so back to in progress.
reopen|Should not have been shown as complete; two sites remain.
reopen|Returned to in progress following Ofsted's visit.
reopen|Further actions identified.
reopen|Not all sites were finished.
reopen|Completion status withdrawn.
reopen|Previously reported as complete in error.
reopen|Still some work to finish.
action|Littering added to scope.
action|Expanded to cover littering.
action|Reworded at the request of the Cabinet Member.
action|Now commits us to publishing as well.
action|Broadened to take in littering and partners.
action|Amended following scrutiny.
action|Wording strengthened.
action|Text changed to include partners.
action|Scope increased.
action|Action description revised
action|'and publish' inserted.
action|Revised wording agreed by committee.
target|Response time relaxed from 10 to 15 days.
target|Now 15 working days in line with the ombudsman's code.
target|Target lengthened to 15 working days.
target|KPI eased.
target|15 days agreed as more realistic.
target|Changed from 10 to 15.
target|Revised KPI.
target|Key target amended.
target2|Increased to 650.
target2|Target upped by 150.
target2|650 homes now (500 before).
target2|More ambitious target agreed.
target2|Number of homes increased following extra grant.
mile|Scrutiny stage added.
mile|Annual report now included.
mile|Milestones amended to add scrutiny.
mile|Additional stages built in.
mile|Extra milestone for scrutiny.
mile|Milestones refreshed.
due|Funding decision late so date revised accordingly.
due|This will not now happen until November.
due|Board agreed a later date.
due|Unable to meet original date.
due|Timings changed as a result of purdah.
due|Deadline not met. New deadline 30 November.
due|Target date now 30th November 2024 (8 month delay)
due|Extended (CMT decision 14/3).
due|Elongated to November due to court backlog.
due|Date shifted from 31 Mar to 30 Nov.
due|March to November because of the ERP go-live.
due|November 2024 agreed
due|Moved on to November 2024.
due|Work delayed - waiting for DfE.
due|Six... now eight months behind original plan, re-dated to Nov.
due|Project plan rebaselined.
due|Change of target date.
due|Change to completion date, see project plan v3.
due|To be completed by Nov 24 instead of Mar 24.
due|Held back to November so residents can be consulted properly.
due|Timeframe lengthened
due|Deliver by date changed.
due|Revised implementation date of 30 November 2024 agreed by Audit Committee
due|Additional time requested and agreed.
due|Realistic date set following review of capacity.
due|Deadline 31/03/24 > 30/11/24
due|Will be picked up again in November 2024.
dueM|Pushed on two months
dueM|Feb 2024 (was Dec)
dueM|Later than planned because of Christmas closure.
dueM|Two months' grace given by the Chief Executive.
dueM|Amended date
dueE|Three months earlier than planned.
dueE|Brought forward a quarter.
dueE|Should be finished by September, ahead of plan.
dueO|Becomes an ongoing duty.
dueO|Changed from fixed date to ongoing
dueO|Now part of day-to-day business.
lead|Officer changed
lead|New officer following restructure: Tom Okafor
lead|TO taking this forward
lead|Jane Smith's replacement is Tom Okafor.
lead|Tom Okafor has inherited this.
lead|Now overseen by Tom Okafor.
lead|Lead - Tom Okafor from 1 May.
lead|Jane has moved to another department
lead|Okafor to own
lead|Different lead now that the service has moved.
lead|Responsible officer - Tom Okafor
lead|Tom Okafor (new Service Manager)
lead|JS left
leadP|Ownership passed across to Head of Property Services.
leadP|Reflects new structure: Head of Property Services responsible.
leadP|Was AD Housing.
leadP|AD Housing -> Head of Property Services
leadP|Head of Prop Services now lead
leadP|Change of lead due to restructure.
leadP|Lead role moved to property.
leadJ|Legal will share this with the Monitoring Officer.
leadJ|Second lead added.
leadJ|Additional lead officer.
comp|Action achieved.
comp|All elements delivered; recommend closure.
comp|Actioned.
comp|Concluded in June.
comp|Fully met.
comp|Blue: all evidence seen by audit.
comp|Complete!
comp|100% complete.
comp|Completed & moved to BAU.
comp|Target achieved, so this is now complete.
comp|The work has finished
comp|Implemented and evidenced.
comp|Now closed off
comp|Marked complete following report to Cabinet on 3 June.
comp|This is done.
amber|Status now amber - recruitment difficulties.
amber|RAG revised.
amber|Slipped from green.
amber|Downgrade to amber reflects the risk to funding.
amber|Changed to Amber because the survey is late.
amber|Some slippage.
red|Going badly: contractor withdrew so moved to off track.
red|RAG rating has been lowered.
red|Red because no bids were received.
red|Status moved to off track
red|Significant slippage
red|Now rated off track.
green|RAG changed from red to green
green|Now on track following recruitment of project manager.
green|Recovery plan worked; upgraded.
green|Status amended - on track.
green|Progress has picked up, back on schedule.
start|Started in May following appointment of the project officer
start|Action is now in progress.
start|Status changed
start|Now progressing
start|Preparatory work has been started
start|Moved from not started to in progress
reopen|Re-opened.
reopen|Work resumed after the fire.
reopen|Reinstated as in progress after inspection findings.
reopen|Status changed back.
reopen|Action is not complete as previously stated.
reopen|Closed too early.
reopen|Put back to in progress on the advice of audit.
reopen|Evidence did not support completion.
reopen|Needs revisiting.
action|Littering included at the request of ward members.
action|Reworded for clarity.
action|Action updated to reflect new duty.
action|Wider remit agreed.
action|Changed wording.
action|Rewording only.
action|To include partners and littering.
action|Publication requirement added.
action|Slight change of emphasis.
action|Action statement amended.
action|Revised action following peer review.
action|New wording proposed by peer team and accepted.
action|Combined with the littering action.
target|Moved from 10 days to 15 days
target|Standard changed to 15 working days.
target|10 day target unachievable; 15 agreed with the Ombudsman.
target|Longer response time agreed.
target|Target now 15 days.
target|Amended target.
target|Target loosened
target2|Now 650 homes.
target2|Extra 150 homes added.
target2|Raised from 500.
target2|Stretch target introduced.
target2|Target revised up following good performance.
mile|Annual report added as final step.
mile|Scrutiny added before Cabinet.
mile|Revised milestones.
mile|Milestone wording amended
mile|New milestone (annual report).
mile|Now goes to scrutiny first.
mile|Governance route changed to include scrutiny.
due|Board have given us until November.
due|Agreed at May Exec to go back to Nov 24
due|Review of grant conditions meant the March date could not stand.
due|November is now the target.
due|Completion slipping to Q3 24/25.
due|Change in timescale agreed with Chair
due|Delay in recruiting; new end date 30.11.24
due|We need eight more months.
due|Not possible by March - November instead.
due|Due date has been updated from March.
due|Tender failed, re-tendering puts this back to November.
due|Deadline revised per Cabinet decision
due|Date moved following lack of capacity in legal
due|Finishing November not March.
due|Programme extension of 8 months
due|Revised end date
due|Dates realigned with corporate plan
dueM|Will finish in February
dueM|Small delay, Feb
dueM|+2 months
dueM|Slightly later than planned
dueE|Pulled forward to Sept.
dueE|Earlier date agreed.
dueE|Completion anticipated three months early
dueO|No specific date now.
dueO|Date replaced with 'Ongoing'
lead|Tom Okafor replaces Jane.
lead|Jane > Tom
lead|Now sits with Tom
lead|Jane Smith has gone on secondment; Tom Okafor is acting.
lead|T. Okafor named as lead
lead|Lead transferred.
lead|Leadership moved
lead|New lead following Jane's departure
lead|Updated lead
lead|Lead corrected
leadP|Property now leading on this.
leadP|Head of Property Services (previously AD Housing)
leadP|Restructure: moved to Property Services.
leadP|Responsibility changed.
leadJ|Monitoring Officer now also involved as lead
leadJ|Shared with Monitoring Officer
comp|All done.
comp|Action can be removed as completed
comp|Final report issued - complete
comp|RAG to blue
comp|Work completed in June
comp|Closed as delivered
comp|Completed, evidence uploaded
comp|Now finished
comp|Signed off by Director
comp|Project closed
amber|Moved to amber - awaiting legal advice
amber|Amber due to slippage on procurement.
amber|Green > Amber
amber|Now at risk
amber|Concerns over funding
red|Off-track
red|Now red
red|Changed from on track to off track as funding not secured
red|Delays in legal work
green|Back to green.
green|Now progressing well
green|Issue resolved, on track
green|Status improved
start|Has started
start|Work is under way
start|In progress since June
start|Now live
reopen|Reopened
reopen|Back in progress
reopen|Was shown as complete but further testing failed
reopen|Re-rated as in progress
reopen|Two recommendations still open
reopen|Auditors disagreed that this was complete
action|Partners added
action|Reworded to add littering
action|Extended to littering
action|Clarified
action|Scope extended
action|Action merged with 3.4 on littering
action|Wording revised - see scrutiny minutes
action|More detail added
target|15 days instead of 10
target|Target relaxed
target|Now 15 days
target|Target revised in line with national standard
target|New target
target2|650 not 500
target2|Target raised
target2|Up to 650
target2|Higher target set
mile|Added scrutiny
mile|Annual report added
mile|New milestones
mile|Reporting to scrutiny added
mile|Milestones expanded
"""
)
SILENT = rows(
    """
due|Officer recruited in April.
due|Cabinet approved the strategy in April 2024.
due|Wording tightened.
due|Jane Smith now leads.
due|RAG now amber.
due|On target for completion.
due|Site visits continue and 40 inspections have been carried out.
due|Minor amendments.
due|Partner organisations attended the March workshop.
due|See separate report.
due|Reviewed - no update.
due|Date as before.
due|Timescale not altered.
due|Target changed from 500 to 650.
due|Work is on schedule.
lead|Deadline extended to November 2024.
lead|Leading practice adopted from neighbours.
lead|Transferred to work stream 2.
lead|Target now 650.
lead|Reworded.
lead|Officers are working with partners.
lead|Manager training has been rolled out.
lead|Policy passed to Cabinet.
lead|Ownership of the depot has transferred.
lead|No changes to the lead.
leadP|Property database upgraded.
leadP|Housing stock has been surveyed.
leadP|Deadline now November.
reopen|Survey completed in May.
reopen|Phase 2 starts in June.
reopen|Milestones amended.
reopen|Good feedback received from residents.
reopen|Due date extended to November.
reopen|Work continues with partners.
comp|Deadline extended to November.
comp|Nearly complete.
comp|Expected to complete in November.
comp|Partners consulted.
comp|Budget increased.
red|Deadline extended.
red|Lead now Tom Okafor.
red|Survey sent to 400 tenants.
action|Deadline extended to November 2024.
action|Partners have met twice.
action|Lead is now Tom Okafor.
action|Published on the website.
action|Good progress.
action|KPI amended to 15 days.
target|40 complaints were received.
target|Deadline now 15 November.
target|On target.
target|Performance is improving.
target|Complaints are being handled well.
target2|512 homes were inspected in the quarter.
target2|Target date moved to November.
mile|Consultation has finished.
mile|Draft strategy written.
mile|Cabinet considered the draft in May.
mile|Deadline now November.
due|Eight sites were visited in November 2023.
due|Consultation started.
due|Two more staff in post.
due|Consultant appointed.
due|Lead officer changed.
due|No change to timescales.
due|Deadline stays at March.
due|Fly-tipping has fallen by 12%.
due|Scope widened.
due|Amended.
due|Report to follow.
due|Progress is good.
lead|Training delivered to 40 staff.
lead|Action on schedule.
lead|Extended to November.
lead|Strategy handed to the printers.
lead|Consultation leads to a decision in May.
lead|New milestones.
lead|As above.
lead|Now complete.
leadP|Housing strategy adopted.
leadP|The property market has slowed.
leadP|Head of Finance consulted.
reopen|Residents' survey done.
reopen|Guidance reissued.
reopen|New lead.
reopen|Scope widened.
reopen|40 staff trained.
reopen|Monthly monitoring in place.
reopen|Achieved.
comp|Consultation under way.
comp|New lead.
comp|Deadline brought forward.
comp|Wording changed.
comp|On track.
comp|Making good progress.
red|New lead.
red|Wording changed.
red|KPI revised.
action|Resident survey issued.
action|New lead.
action|Completed.
action|Delayed.
action|Review is going well.
action|RAG now amber.
target|Average response was 12 days.
target|New lead.
target|Completed.
target|Now on track.
target|Wording of action amended.
target2|New lead.
target2|Inspections are continuing.
target2|Three inspectors recruited.
mile|New lead.
mile|Completed.
mile|Target now 650.
mile|Adopted by Council.
due|Grant received
due|New website launched in March
due|Member briefing held
due|Lead now Tom
due|Status now amber
due|Survey had 300 responses
lead|Cabinet lead briefed
lead|Team meeting held
lead|Officer training delivered
lead|Manager survey completed
reopen|Training was extended to carers
reopen|Leaflet sent to 2,000 homes
reopen|Website updated
comp|Board to consider in November
comp|Funding bid made
comp|Draft prepared
red|Bid made
action|Two workshops held
action|Grant received
target|Complaints team has moved office
target|Staff trained
target2|Grant received
mile|Workshop held
mile|Lead now Tom
"""
)


def worth(changed: str, entry: str) -> tuple[str | None, tuple[str, ...]]:
    """What the entry is worth for the change, and the claims that are said not to hold."""
    before, after = CHANGES[changed]
    found = compare(reading(**before), reading(**(before | after), changes=entry))
    fields = {f.field: f.explained for change in found.changes for f in change.fields}
    return fields[FIELDS.get(changed, changed)], tuple(claim.text for claim in found.claims if claim.kind == "not_found")


@pytest.mark.parametrize("changed, entry", EXPLAINING)
def test_what_explains_a_change_in_other_words(changed, entry):
    assert worth(changed, entry) == ("yes", ())


@pytest.mark.parametrize("changed, entry", SILENT)
def test_what_speaks_of_something_else(changed, entry):
    assert worth(changed, entry)[0] in ("no", "partly" if entry == "Achieved." else "no")
