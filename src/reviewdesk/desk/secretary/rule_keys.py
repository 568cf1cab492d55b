"""Rules of a plan that is being prepared, set by name on a command line."""

from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.rules import rules_of, set_rule
from reviewdesk.domain.plan.editing import judged
from reviewdesk.domain.plan.rule_names import parted, place_of, value_of
from reviewdesk.errors import Problems


def assigned(office: Office, assignment: str) -> Office:
    """Return the office with one rule set as KEY=VALUE says; an empty value takes the key away.

    Raises:
        ReviewDeskError: "rules-no-value" without an equals sign, "rules-no-key" where a plan has no such
            place or no element of that id, "plan-not-editable".
        Problems: "plan-problems" where the value itself is wrong, its limit named.
    """
    name, text = parted(assignment)
    rules = rules_of(office.plan_text)
    path = place_of(rules.said, name)
    value = value_of(path, text, rules.timezone)
    problem = judged(path, value)
    if problem is not None:
        raise Problems("plan-problems", [problem])
    return set_rule(office, path, value)
