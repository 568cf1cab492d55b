import re

import pytest

from plan_texts import HEAD, SMALL, changed, problems, track

BAD = {
    "nothing at all": ("", [(1, "plan-missing-key")] * 3),
    "no title": (SMALL.replace('title = "A review"\n', ""), [(2, "plan-missing-key")]),
    "no tracks": ('schema = 1\n[review_session]\ntitle = "x"\n', [(1, "plan-missing-key")]),
    "an empty list of tracks": (HEAD + "track = []\n", [(3, "plan-missing-key")]),
    "no criteria": (HEAD + '[[track]]\nid = "t"\n', [(3, "plan-missing-key")]),
    "no schema": (SMALL.replace("schema = 1\n", ""), [(1, "plan-missing-key")]),
    "a newer schema hides the rest": (
        SMALL.replace("schema = 1", "x = 1\nschema = 2"),
        [(2, "plan-newer-schema")],
    ),
    "schema zero": (SMALL.replace("schema = 1", "schema = 0"), [(1, "plan-integer-range")]),
    "schema as a flag": (SMALL.replace("schema = 1", "schema = true"), [(1, "plan-want-integer")]),
    "an empty title": (SMALL.replace('"A review"', '" "'), [(3, "plan-want-heading")]),
    "a title of two lines": (SMALL.replace('"A review"', '"a\\nb"'), [(3, "plan-want-heading")]),
    "a control character": (SMALL.replace('"A review"', '"a\\u0007"'), [(3, "plan-control-character")]),
    "a title that is a number": (SMALL.replace('"A review"', "7"), [(3, "plan-want-text")]),
    "a key at the top": ("rule = 1\n" + SMALL, [(1, "plan-unknown-key")]),
    "a key in a criterion": (track("points = 3"), [(8, "plan-unknown-key")]),
    "a key in an inline table": (
        track("[track.rules]\nrounding = { places = 2, stage = 1 }"),
        [(9, "plan-unknown-key")],
    ),
    "a track that is no list": (HEAD + '[track]\nid = "t"\n', [(3, "plan-want-tables")]),
    "tracks that are no tables": (HEAD + "track = [\n 1,\n]\n", [(4, "plan-want-table")]),
    "a session that is no table": (
        "schema = 1\nreview_session = 3\n" + SMALL.split('"A review"\n')[1],
        [(2, "plan-want-table")],
    ),
    "a floor no total can reach": (
        track('[[track.tier]]\nid = "top"\nquota = 1\nfloor = "101"'),
        [(11, "plan-floor-above-full")],
    ),
    "a number without quotes": (track(criterion="max = 100"), [(7, "plan-want-number-in-quotes")]),
    "a float": (track(criterion="max = 100.5"), [(7, "plan-want-number-in-quotes")]),
    "a number with a sign": (track(criterion='max = "-1"'), [(7, "plan-want-number")]),
    "ten digits": (track(criterion='max = "1234567890"'), [(7, "plan-want-number")]),
    "seven decimals": (track(criterion='max = "1.1234567"'), [(7, "plan-want-number")]),
    "zero": (track(criterion='max = "0"'), [(7, "plan-want-above-zero")]),
    "a factor by zero": (track('factor = "1/0"'), [(8, "plan-want-ratio")]),
    "an integer in quotes": (changed("quota = 2", 'quota = "2"'), [(8, "plan-want-integer")]),
    "no places": (changed("quota = 2", "quota = 0"), [(8, "plan-integer-range")]),
    "a quota left out": (changed("quota = 2\n", ""), [(6, "plan-missing-key")]),
    "a flag in quotes": (SMALL + '[committee]\nodd = "yes"\n', [(16, "plan-want-flag")]),
    "a quorum above one": (SMALL + '[committee]\nquorum = "4/3"\n', [(16, "plan-want-share")]),
    "a word not offered": (SMALL + '[rules]\nend_rule = "coin"\n', [(16, "plan-want-choice")]),
    "a list that is none": (SMALL + '[recusal]\nreasons = "all"\n', [(16, "plan-want-array")]),
    "a reason said twice": (
        SMALL + '[recusal]\nreasons = [\n  "a", # first\n  "b",\n  "a",\n]\n',
        [(19, "plan-repeated")],
    ),
    "a moment without offset": (
        changed('title = "A review"', 'title = "A review"\nstarts = 2014-07-25T08:30:00'),
        [(4, "plan-want-moment")],
    ),
    "a day instead of a moment": (
        changed('title = "A review"', 'title = "A review"\nstarts = 2014-07-25'),
        [(4, "plan-want-moment")],
    ),
    "an end before the start": (
        changed(
            'title = "A review"',
            'title = "A review"\nstarts = 2014-07-25T08:30:00Z\nends = 2014-07-25T08:30:00+08:00',
        ),
        [(5, "plan-ends-before-start")],
    ),
    "an unknown time zone": (
        changed('title = "A review"', 'title = "A review"\ntimezone = "Asia/Nowhere"'),
        [(4, "plan-want-timezone")],
    ),
    "a time zone that climbs": (
        changed('title = "A review"', 'title = "A review"\ntimezone = "../etc"'),
        [(4, "plan-want-timezone")],
    ),
    "no time zone": (
        changed('title = "A review"', 'title = "A review"\ntimezone = ""'),
        [(4, "plan-want-timezone")],
    ),
    "another language": (
        changed('title = "A review"', 'title = "A review"\nlanguage = "fr"'),
        [(4, "plan-want-choice")],
    ),
    "a track id in capitals": (changed('id = "t"', 'id = "T"'), [(5, "plan-track-id")]),
    "a track id of 17 characters": (changed('id = "t"', f'id = "{"t" * 17}"'), [(5, "plan-track-id")]),
    "an id with a space": (changed('id = "a"', 'id = "a b"'), [(10, "plan-id")]),
    "the same criterion twice": (changed('id = "b"', 'id = "A"'), [(13, "plan-duplicate-id")]),
    "the same track twice": (SMALL + SMALL[SMALL.index("[[track]]") :], [(16, "plan-duplicate-id")]),
    "a tier named like a standing": (
        changed('id = "listed"', 'id = "rejected"'),
        [(7, "plan-tier-reserved")],
    ),
    "promotion to nowhere": (
        changed("quota = 2", 'quota = 2\nordered = true\npromotes_to = "listed"'),
        [(10, "plan-promotes-to")],
    ),
    "promotion without order": (
        track('[[track.tier]]\nid = "x"\nquota = 1\n[[track.tier]]\nid = "y"\nquota = 1\npromotes_to = "x"'),
        [(11, "plan-promotes-unordered")],
    ),
    "a maximum below the minimum": (
        track('[[track.requirement]]\nid = "n"\nminimum = 3\nmaximum = 2'),
        [(11, "plan-maximum-below-minimum")],
    ),
    "a requirement named like a column": (
        track('[[track.requirement]]\nid = "city"'),
        [(9, "plan-column-taken")],
    ),
    "one column for two meanings": (
        track('[[track.requirement]]\nid = "n"\n[[track.preference]]\nid = "n"'),
        [(11, "plan-column-taken")],
    ),
    "too few ballots to trim": (
        SMALL + "[rules]\ntrim = 2\nminimum_ballots = 4\n",
        [(17, "plan-minimum-ballots")],
    ),
    "one rule wrong for two tracks is said once": (
        SMALL
        + SMALL[SMALL.index("[[track]]") :].replace('"t"', '"u"')
        + "[rules]\ntrim = 2\nminimum_ballots = 4\n",
        [(28, "plan-minimum-ballots")],
    ),
    "rounding criteria at level total": (
        SMALL + '[rules]\nrounding = { places = 2, stages = ["criterion"] }\n',
        [(16, "plan-rounding-stage")],
    ),
    "rank sums at level criterion": (
        SMALL + '[track.rules]\nlevel = "criterion"\naggregate = "rank_sum"\n',
        [(17, "plan-level-aggregate")],
    ),
    "a fallback that can itself fail": (
        SMALL + '[rules]\nfallback = "trimmed"\n',
        [(16, "plan-want-choice")],
    ),
    "an unknown link": (SMALL + '[rules]\ntie_chain = ["exact", "age"]\n', [(16, "plan-tie-link")]),
    "a link with nothing behind it": (
        SMALL + '[rules]\ntie_chain = ["criterion:"]\n',
        [(16, "plan-tie-link")],
    ),
    "a link to a criterion that is not there": (
        SMALL + '[rules]\ntie_chain = [\n "criterion:a",\n "criterion:z"]\n',
        [(18, "plan-tie-criterion")],
    ),
    "a link to a group that is not there": (
        SMALL + '[rules]\ntie_chain = ["components:z"]\n',
        [(16, "plan-tie-group")],
    ),
    "a vote before the scores": (SMALL + '[[stage]]\nkind = "vote"\n[[stage]]\n', [(17, "plan-stages")]),
    "candidates by name": (
        SMALL + '[[stage]]\n[[stage]]\nkind = "vote"\ncandidates = "top:0.5"\n',
        [(18, "plan-want-candidates")],
    ),
    "candidates by number": (
        SMALL + '[[stage]]\n[[stage]]\nkind = "vote"\ncandidates = 3\n',
        [(18, "plan-want-candidates")],
    ),
    "maxima that do not add up": (changed('max = "40"', 'max = "39.5"'), [(4, "plan-full")]),
    "no maximum": (track(criterion=""), [(5, "plan-missing-key")]),
    "a step that does not divide": (track('step = "0.3"'), [(8, "plan-step")]),
    "a maximum off the default step": (track(criterion='max = "99.9"'), [(4 + 3, "plan-step")]),
    "weights that do not add up": (
        track('weight = "0.9"', '[track.rules]\nform = "weights"'),
        [(3, "plan-weights")],
    ),
    "one weight missing": (
        track('weight = "1"', '[[track.criterion]]\nid = "b"\nmax = "5"', '[track.rules]\nform = "weights"'),
        [(9, "plan-missing-key")],
    ),
    "another full mark with weights": (
        track('[track.rules]\nform = "weights"\nfull = "50"'),
        [(10, "plan-weights-full")],
    ),
    "a weight on a gate": (
        track('[[track.criterion]]\nid = "g"\nmode = "gate"\nweight = "0.5"'),
        [(11, "plan-weight-unused")],
    ),
    "bands without bands": (track(criterion='max = "100"\nmode = "bands"'), [(5, "plan-bands-missing")]),
    "bands that overlap": (
        track(
            'bands = [\n  { name = "A", min = "50", max = "100" },',
            '  { name = "B", min = "0", max = "50.5" },\n]',
        ),
        [(9, "plan-bands-overlap")],
    ),
    "a band upside down": (
        track('bands = [{ name = "A", min = "9", max = "8" }]'),
        [(8, "plan-band-reversed")],
    ),
    "a band above the maximum": (track('bands = [{ name = "A", max = "101" }]'), [(8, "plan-band-above")]),
    "a band off the step": (
        track('bands = [{ name = "A", min = "1.2", max = "2" }]'),
        [(8, "plan-band-off-step")],
    ),
    "two bands of one name": (
        track('bands = [{ name = "A", max = "1" }, { name = "A", max = "2" }]'),
        [(8, "plan-duplicate-id")],
    ),
    "a band named like other points": (
        track('mode = "bands"', 'bands = [{ name = "9", max = "100" }, { name = "８", max = "8" }]'),
        [(9, "plan-band-name")],
    ),
    "a band without points": (track('bands = [{ name = "A" }]'), [(8, "plan-missing-key")]),
    "a key twice": (changed('max = "60"', 'max = "60"\nmax = "60"'), [(12, "plan-written-twice")]),
    "a line that is no TOML": (changed('id = "a"', "id = a"), [(10, "plan-not-toml")]),
    "two broken lines and an unknown key": (
        changed('id = "a"', "id = a")
        .replace('max = "40"', "max 40")
        .replace("quota = 2", "quota = 2\nx = 1"),
        [(9, "plan-unknown-key"), (11, "plan-not-toml"), (15, "plan-not-toml")],
    ),
    "a broken header stops the reading": (changed("[[track.tier]]", "[[track.tier]"), [(6, "plan-not-toml")]),
    "a bracket left open": (
        changed('title = "A review"', 'title = "A review"\norganisers = ["a"'),
        [(5, "plan-not-toml")],
    ),
    "a bracket left open before another key": (
        changed('title = "A review"', 'title = "A review"\norganisers = ["a"\nvenue = "b"'),
        [(5, "plan-not-toml")],
    ),
    "a number among texts": (SMALL + '[recusal]\nreasons = ["a", 2]\n', [(16, "plan-want-text")]),
    "a string left open": (SMALL + '[pledge]\ntext = """a\n', [(16, "plan-not-toml")]),
    "a depth nobody can read": ("x = " + "[" * 100_000, [(1, "plan-not-toml")]),
}


@pytest.mark.parametrize("text, found", BAD.values(), ids=list(BAD))
def test_a_bad_plan_gives_its_sentences_with_their_lines(text: str, found: list[tuple[int, str]]) -> None:
    assert problems(text) == found


def test_reading_stops_where_hardly_a_line_can_be_read() -> None:
    text = re.sub("\n", "\n\n", "a\n" * 80)
    assert {code for _, code in problems(text)} == {"plan-not-toml"}


def test_everything_wrong_is_shown_at_once() -> None:
    text = changed("quota = 2", "quota = 0").replace('max = "60"', 'max = "x"').replace("A review", "")
    assert problems(text) == [
        (3, "plan-want-heading"),
        (8, "plan-integer-range"),
        (11, "plan-want-number"),
    ]
