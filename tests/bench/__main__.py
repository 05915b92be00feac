"""`make bench`: prints tables and writes var/bench/*.json. Figures are ratios of one run on one machine."""

import json
from pathlib import Path

from tests.bench import provisioning

OUT = Path("var/bench")

if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    for name, measure in {"provisioning": provisioning.measure}.items():
        figures = measure()
        (OUT / f"{name}.json").write_text(json.dumps(figures, ensure_ascii=False, indent=2))
