from preau.core.content.contributions import Counter, KeptData, Moderated
from preau.core.search.contributions import Indexed
from preau.kernel.personal_data import WithItsObject
from preau.kernel.registry import Manifest
from proverbs import actions, showing
from proverbs.events import ProverbShown
from proverbs.models import Proverb
from proverbs.rules import may_read
from proverbs.services import PROVERBS

manifest = Manifest(
    "proverbs",
    "Proverbes",
    contributions=(
        PROVERBS,
        Indexed(
            "proverbs",
            PROVERBS.title,
            model=Proverb,
            on=(ProverbShown,),
            kept=lambda rows: rows.filter(shown=True),
            visible=may_read.rows,
            text=showing.text_of,
            row=showing.row,
        ),
        Moderated(
            PROVERBS,
            rows=Proverb.objects.all,
            accept=actions.show,
            template="proverbs/one.html",
            url=showing.address,
        ),
        KeptData(
            "proverbs",
            what="Le proverbe choisi et par qui",
            purpose="Apprendre par cœur",
            basis="Mission d’intérêt public",
            kept_for=(WithItsObject("Tant que le proverbe est affiché"),),
            export=showing.export,
            erase=showing.erase,
        ),
        Counter("proverbs", "Proverbes choisis", count=showing.count),
    ),
)
