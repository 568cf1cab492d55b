"""A small review session, decided, made public, objected to and announced; made once per process."""

import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from followed import Followed, followed
from reviewdesk.desk.auditor.chain import Chain, open_chain
from reviewdesk.desk.staff import drafting
from reviewdesk.desk.staff.appending import append, take_hand
from reviewdesk.desk.staff.drafting import (
    CancellationOrder,
    Change,
    DecisionOrder,
    NoticeOrder,
    ObjectionOrder,
)

PUBLIC = NoticeOrder(published=date(2014, 8, 4), contact="样例处")
FURTHER = NoticeOrder(published=date(2014, 8, 13), supplementary=True)
OBJECTION = ObjectionOrder(
    received=date(2014, 8, 6), sender="signed", application="A1", who="样例甲", ground="填报不实"
)
CONCLUDED = ObjectionOrder(
    number=1,
    received=date(2014, 8, 6),
    sender="signed",
    application="A1",
    conclusion="sustained",
    effect="removed",
    words="属实",
    replied=date(2014, 8, 10),
)
DECISION = DecisionOrder(
    meeting=date(2014, 8, 1),
    place="样例会议室",
    by="样例省经信委",
    document="样例纪要〔2014〕1号",
    changes=(
        Change(application="B1", standing="not_listed", reason="重复支持"),
        Change(application="B2", standing="listed", reason="补足名额"),
    ),
)
CANCELLATION = CancellationOrder(
    application="B2", document="样例〔2015〕3号", date=date(2015, 9, 1), reason="评价不合格"
)


@cache
def year() -> tuple[Followed, Chain]:
    """Return a session and everything that followed its archive, eight records."""
    session = followed()
    out = Path(tempfile.mkdtemp(prefix="year-"))
    hand = take_hand(session.batch, session.held.code("secretary"))
    chain = open_chain(session.archive)
    for draft in (
        lambda chain: drafting.decision(chain, DECISION),
        lambda chain: drafting.notice(chain, PUBLIC),
        lambda chain: drafting.objection(chain, OBJECTION),
        lambda chain: drafting.objection(chain, CONCLUDED),
        drafting.promotion,
        lambda chain: drafting.notice(chain, FURTHER),
        lambda chain: drafting.confirmation(chain, "样例〔2014〕9号", date(2014, 8, 31)),
        lambda chain: drafting.cancellation(chain, CANCELLATION),
    ):
        chain = append(chain, hand, draft(chain), out).chain
    return session, chain
