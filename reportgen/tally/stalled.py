"""The actions that are red and not completed: static, off track, or whatever a council calls it."""

from reportgen.model import Action, Plan, Tally


def stalled(plan: Plan) -> Tally:
    """The actions of a plan that are stalled; retired ones are not among them."""
    return Tally("actions.stalled", tuple(action for action in plan.actions if is_stalled(action)))


def is_stalled(action: Action) -> bool:
    """Whether an action's status is red and does not mean completed."""
    return action.status.rag == "red" and not action.status.complete
