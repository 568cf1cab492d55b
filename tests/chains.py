"""An archive with a decision, a notice and an objection behind it."""

from datetime import date
from functools import cache
from pathlib import Path

from followed import Followed, followed
from reviewdesk.desk.auditor.chain import open_chain
from reviewdesk.desk.staff import drafting
from reviewdesk.desk.staff.appending import append, take_hand
from reviewdesk.desk.staff.drafting import Change, DecisionOrder, NoticeOrder, ObjectionOrder


@cache
def chained(number: int = 1) -> tuple[Followed, tuple[Path, ...]]:
    """Return an archive with a decision, a notice and an objection that take one place away."""
    session = followed(number=number)
    out = session.archive.parent.parent / "addenda"
    hand = take_hand(session.batch, session.held.code("secretary"))
    change = Change(application="A3", standing="reserve", reason="补足")
    less = Change(application="A2", standing="not_listed", reason="重复支持")
    chain = open_chain(session.archive)
    decided = DecisionOrder(meeting=date(2014, 8, 1), changes=(change, less))
    chain = append(chain, hand, drafting.decision(chain, decided), out).chain
    noticed = NoticeOrder(published=date(2014, 8, 4))
    chain = append(chain, hand, drafting.notice(chain, noticed), out).chain
    objected = ObjectionOrder(
        received=date(2014, 8, 6),
        sender="anonymous",
        application="A1",
        ground="不实",
        conclusion="sustained",
        effect="removed",
    )
    chain = append(chain, hand, drafting.objection(chain, objected), out).chain
    return session, chain.files
