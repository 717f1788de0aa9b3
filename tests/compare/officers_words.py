"""What officers write in the changes column, by field: entries that explain a change, and entries that do not."""

DUE = """
Due date moved from June 2015 to September 2015.
Deadline extended to September 2015.
Deadline put back by three months.
Target date revised to 30/09/2015 following the delay to procurement.
Timescale slipped from June to September because of staff vacancies.
Completion date changed, agreed by the Improvement Board on 12 June.
Slippage of three months owing to IT.
Extension to end of September agreed with the Director.
Extended to Sept 15.
Date put back to 30 September 2015.
Now due in September 2015.
Will now be completed by the end of September 2015.
Rescheduled to September to fit the school year.
Deferred until September 2015.
Postponed to autumn term: end of September 2015.
Timeframe amended to allow for consultation.
Pushed back to September.
End date moved to 30.9.15.
New deadline of September 2015.
Revised date: Sep-15.
June deadline could not be met; now September.
Delayed by three months as the supplier was late.
Additional three months needed to finish recruitment.
More time needed to consult schools.
Deadline now Q2 2015/16.
Original date of June 2015 was not achievable.
Previously June 2015.
Due date reset in line with the revised programme.
Timescales extended.
Reprofiled to September 2015.
30 June 2015 changed to 30 September 2015.
Target completion date altered to September.
Moved from 30th June to 30th September at the request of the Board.
Carried forward to September.
Roll forward to September 2015 agreed by SMT.
To be finished by September 2015 rather than June.
Completion now expected September 2015.
The deadline has been extended to enable the audit to report.
Following the inspection, the deadline was put back to September.
Taking longer than planned owing to sickness.
Date for completion set back to September 2015.
Three month extension approved by the Chair.
Deadline moved; see minutes of 12 May.
June to Sept 2015.
Delivery date pushed out a quarter.
A further 3 months has been allowed.
""".strip().splitlines()

DUE_EARLIER = """
Brought forward to March 2015.
Deadline brought forward by three months as recruitment went well.
Due date moved earlier to March.
Target date accelerated to 31/03/2015.
Now expected to finish ahead of schedule in March 2015.
Timescale shortened.
Moved up from June to March 2015.
""".strip().splitlines()

DUE_OPEN = """
Deadline removed: now ongoing.
Now ongoing work rather than a task with an end date.
Date taken out as this is business as usual.
Changed to ongoing.
No longer has a fixed date.
Due date dropped.
This is a rolling programme, so no end date.
""".strip().splitlines()

LEAD = """
Lead changed to the Head of Quality.
Lead officer now Head of Quality.
Responsibility transferred to the Head of Quality following the restructure.
Head of Quality has taken over from the Service Manager, Referral.
Taken over by HoQ.
New lead officer.
Ownership moved to Head of Quality.
Reassigned to Head of Quality.
Service Manager, Referral has left the council.
Action passed to the Head of Quality.
Lead amended following the restructure.
Handed over to Head of Quality in July.
Now led by the Head of Quality.
Change of lead.
Head of Quality replaces Service Manager, Referral.
Responsible officer updated.
Accountable officer changed.
Reallocated to the Head of Quality.
Lead: Head of Quality.
Head of Quality appointed as lead.
The lead has moved from Referral to Quality.
Post holder left; Head of Quality covering.
Change in management: now sits with the Head of Quality.
Lead officer has changed as part of the new structure.
Head of Quality is now responsible.
Owner changed to HOQ.
Transferred to Head of Quality.
Leadership of this action has moved to the Head of Quality.
Picked up by the Head of Quality while the post is vacant.
Head of Quality (was Service Manager, Referral).
Named officer changed.
Head of Quality has assumed responsibility for this.
""".strip().splitlines()

COMPLETED = """
Completed.
Action complete.
Status changed to completed.
Now complete, signed off by the Board.
Completed on time.
Target met in August.
Marked as completed.
RAG changed to green.
Closed: all parts delivered.
Achieved in July.
Fully implemented.
All work is finished.
Work has now concluded.
Signed off as complete on 3 September.
Status updated.
This has been delivered.
Done.
Moved from in progress to completed.
Action closed following sign-off by the Director.
Rating improved to green.
""".strip().splitlines()

RESTARTED = """
Work has restarted.
Now moving again since the new managers joined.
Supplier has delivered, so the work has resumed.
Status moved from static to in progress.
No longer stalled.
Now underway.
Back on track.
Status changed.
Recommenced in July.
Funding confirmed, so work can now proceed.
RAG improved from red to amber.
""".strip().splitlines()

STALLED = """
Static because the supplier has not delivered.
On hold pending the national guidance.
Work has stalled.
Paused until the new manager starts.
Status changed to static.
No progress possible owing to vacancies.
Awaiting a decision by the Department.
Delayed by the IT upgrade.
Moved to red: capacity.
Unable to progress without the data.
""".strip().splitlines()

REOPENED = """
Reopened after the audit found gaps.
Status moved back to in progress.
Further work identified by the inspection.
No longer complete: two teams still to be trained.
Status changed from completed to in progress.
Marked as complete in error last time.
Reverted to in progress.
Completion was reported prematurely.
Additional work needed, so the action has been re-opened.
Downgraded following review.
""".strip().splitlines()

WORDING = """
Wording clarified.
Action reworded to include foster carers.
Minor wording.
Reworded.
Foster carers added.
Text amended to make the scope clear.
Rephrased in plain English.
Action amended.
Action extended to cover foster carers.
Now includes foster carers.
Scope widened to carers.
Wording updated to reflect the new guidance.
Action rewritten.
Clarification of who is to be trained.
Amended to reflect feedback from Members.
Reference to foster carers inserted.
Redrafted after the workshop.
Description tidied up.
Action refined: carers now mentioned.
Language simplified.
The action has been revised to be more specific.
""".strip().splitlines()

TARGETS = """
Key target raised from 80% to 90%.
Target increased to 90%.
Target revised upwards.
Now 90% rather than 80%.
Target changed at the request of Members.
Threshold raised.
KPI amended to 90 per cent.
Target of 80% replaced by 90%.
Percentage increased from 80 to 90.
Success measure tightened.
Target stretched to 90%.
Key target updated.
New target of 90% set by the Board.
Raised to 90%.
Uplifted to 90% in line with the statistical neighbours.
Target made more ambitious.
""".strip().splitlines()

MILESTONES = """
Milestone added for the peer review.
Peer review in November added.
Milestones updated.
Additional milestone.
Performance measures revised.
A peer review has been included.
Milestones rewritten to follow the new plan.
New step: peer review.
Measures amended.
Peer review added to the milestones.
""".strip().splitlines()

MOVED = """
Moved from work stream 1.
Moved here from Front door.
Transferred to work stream 2 where it fits better.
Now in work stream 2.
Action moved to the Quality work stream.
Relocated from stream 1.
Previously under Front door.
Realigned to sit with the other quality work.
""".strip().splitlines()

NOT_DUE = """
Lead changed to the Head of Quality.
Wording clarified.
Completed.
Updated.
See progress.
Entry updated for this meeting.
New guidance has been issued.
Reviewed by the Improvement Board in July.
Deadline unchanged.
Due date remains the same.
No change to the deadline.
No change.
Target met.
Recruitment is going well.
Key target raised from 80% to 90%.
As discussed.
Progress updated.
Training extended to foster carers.
Milestones updated.
Up to date.
To date, twelve staff have been trained.
""".strip().splitlines()

NOT_LEAD = """
Deadline extended to September 2015.
Led to better outcomes.
Wording clarified.
Updated.
Lead unchanged.
No change of lead.
Lead remains the same.
Leads to improved practice.
The quality of work is improving.
Service has been restructured.
Completed.
Leaflet published.
Misleading figures corrected.
Progress updated.
No change.
Data quality has improved.
""".strip().splitlines()

NOT_REOPENED = """
Link to the new HR system added to the milestones.
Deadline extended to September 2015.
Completed.
Wording clarified.
Good progress is being made.
Lead now Head of Quality.
No change.
Status unchanged.
Updated.
""".strip().splitlines()

NOT_COMPLETED = """
Deadline extended to September 2015.
Lead now Head of Quality.
Wording clarified.
Updated.
Status unchanged.
Not yet complete.
No change.
To be completed in September.
Lead passed to the Principal Social Worker, who now line manages the assessors.
""".strip().splitlines()

NOT_WORDING = """
Deadline extended to September 2015.
Lead changed to Head of Quality.
Completed.
Updated.
Wording unchanged.
No change.
Staff vacancies are being filled.
Key target raised from 80% to 90%.
Progress updated; target unchanged.
Action completed.
""".strip().splitlines()

NOT_TARGETS = """
Target met.
Deadline extended to September 2015.
Target date moved to September.
Target unchanged.
Completed.
Lead changed to Head of Quality.
91% achieved in September.
No change.
Updated.
On target.
Target remains 80%.
""".strip().splitlines()

FALSE_CLAIMS = """
Lead officer changed.
Lead changed to the Head of Finance.
Deadline extended to December 2015.
Due date moved to March 2016.
Key target raised from 80% to 95%.
Milestone added for the new audit.
Milestones revised.
Wording clarified.
Action reworded.
Status changed to completed.
Completed.
Moved from work stream 2.
Renumbered from 4.7.
Target lowered to 70%.
Responsibility transferred to the Head of Finance.
Timescale extended by three months.
Deadline brought forward to May 2015.
New action.
Owner changed.
Extended to December 2015.
Action retired.
Target date put back.
Key target tightened.
The lead has changed following the restructure.
Performance measures amended.
Ownership passed to the Business Manager.
Status moved from static to in progress.
Deadline slipped by two months.
Minor changes to wording.
Action rewritten after the workshop.
Now led by the Business Manager.
Reassigned to the Business Manager.
Was 4.7.
Postponed to December 2015.
Action closed.
""".strip().splitlines()
"""Of an action of which nothing of the kind changed."""

NO_CLAIMS = """
No change.
Training has been extended to foster carers.
Recruitment completed.
Phase one completed.
The contract was extended to March 2016.
Twelve more staff were trained.
Lead unchanged.
The deadline may need to be extended.
Extension to be requested in July.
Target met.
On target.
Milestone achieved.
See 2.4.
Action 2.4 has a new lead.
Policy reworded.
The team moved to new offices.
New guidance issued in May.
New manager in post.
Lead to be confirmed.
Deadline remains June 2015.
Status unchanged.
The wording will be reviewed in the autumn.
Due date is on track.
In progress.
A proposal to change the target is with the Board.
Completed training for 14 staff.
Leads to better outcomes for children.
As before.
Deadline is challenging.
The owner of the building has changed the terms of the lease.
New staff recruited.
The number of targets for the service is being discussed.
Further training added for new starters.
The lead has been on leave.
The target group has been widened.
Audit timescales agreed.
Work continues.
Later actions have been renumbered.
Discussions continue on a new date for the conference.
The policy was amended in July.
""".strip().splitlines()
"""Of an action that stayed as it was: statements, not claims of a change."""

DENIALS = """
No change.
No changes.
None
Unchanged
No change since July.
No changes to report.
There have been no changes.
No amendments.
As before.
No change to this action.
Nil
No significant change.
Nothing to report.
no change since the last report
NO CHANGE
No changes made since last meeting.
""".strip().splitlines()
