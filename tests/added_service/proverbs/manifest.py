from preau.core.content.contributions import Counter, KeptData
from preau.core.search.contributions import Searchable
from preau.kernel.registry import Manifest
from proverbs import showing
from proverbs.service import PROVERBS

manifest = Manifest(
    "proverbs",
    "Proverbes",
    contributions=(
        PROVERBS,
        Searchable("proverbs", PROVERBS.title, find=showing.find),
        KeptData(
            "proverbs",
            what="Le proverbe choisi et par qui",
            purpose="Apprendre par cœur",
            basis="Mission d’intérêt public",
            kept_for="L’année scolaire",
            export=showing.export,
            erase=showing.erase,
        ),
        Counter("proverbs", "Proverbes choisis", count=showing.count),
    ),
)
