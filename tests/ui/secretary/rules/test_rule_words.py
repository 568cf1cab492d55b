import pytest

from plan_keys import every_key
from reviewdesk.desk.plans import new_plan
from reviewdesk.desk.secretary.rules import Rules, rules_of
from reviewdesk.domain.plan.checks import LINKS
from reviewdesk.domain.plan.editing import choices_of, key_at
from reviewdesk.domain.plan.findings import spelled
from reviewdesk.ui.secretary.rules.layout import CRITERION, Ask, Entry, Part, Side, item_entries, sections
from reviewdesk.ui.secretary.rules.vocabulary import WORDS, choice_name, choice_sentence, label_of
from reviewdesk.ui.speech import set_language

KEYS = [name for name in every_key() if name != "schema"]


def worded(name: str) -> str:
    return name.removeprefix("track.") if name.startswith("track.rules.") else name


@pytest.mark.parametrize("name", KEYS)
def test_every_key_of_a_plan_has_a_name_and_a_sentence(name: str) -> None:
    words = WORDS[worded(name)]
    assert words.label
    assert words.sentence.endswith(".") or "?" in words.sentence


@pytest.mark.parametrize("name", KEYS)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_choice_is_explained_in_one_sentence(name: str, language: str) -> None:
    path = tuple(name.split("."))
    choices = choices_of(key_at(path).read)
    set_language(language)
    assert set(WORDS[worded(name)].choices) == set(choices) or name.endswith("tie_chain")
    for choice in choices:
        assert choice_name(path, choice) not in ("", choice)
        assert choice_sentence(path, choice).endswith(("。", "."))


def test_every_link_of_the_tie_chain_is_explained() -> None:
    path = ("rules", "tie_chain")
    for link in (*LINKS, "criterion:x", "components:y"):
        assert choice_sentence(path, link)
    assert choice_name(path, "criterion:创新性") == "指标：创新性"
    assert label_of(("nothing", "known")) == "nothing.known"


def shown(rules: Rules) -> set[str]:
    """The names of all keys that some section of the editor reaches."""
    found: set[str] = set()
    waiting: list[Entry] = [entry for one in sections(rules) for entry in one.entries(rules)]
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, Ask):
            found.add(spelled(entry.path))
        elif isinstance(entry, Side):
            found |= {spelled(path) for path in entry.paths}
        elif isinstance(entry, Part):
            for at in range(rules.count(entry.path)):
                waiting += item_entries(rules, (*entry.path, at))
    return found


def test_the_editor_reaches_every_key_of_a_plan() -> None:
    found: set[str] = set()
    for name in ("award", "research-fund", "zhejiang-2014"):
        found |= shown(rules_of(new_plan(name)))
    assert set(KEYS) - found == set()


@pytest.mark.parametrize("mode", CRITERION)
def test_a_criterion_shows_what_its_mode_needs(mode: str) -> None:
    text = new_plan("award").replace('mode = "deduction"', f'mode = "{mode}"')
    entries = item_entries(rules_of(text), ("track", 0, "criterion", 3))
    keys = {str(entry.path[-1]) for entry in entries if isinstance(entry, Ask | Part)}
    assert ("max" in keys) == (mode in ("points", "deduction", "objective"))
    assert ("factor" in keys) == (mode in ("points", "bands", "objective"))
