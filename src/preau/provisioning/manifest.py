from preau.core.portal.contributions import HomeBlock
from preau.core.portal.profiles import is_agent
from preau.kernel.registry import Manifest
from preau.provisioning import home

manifest = Manifest(
    "provisioning",
    "Livraisons de l’annuaire",
    contributions=(HomeBlock("feeds", order=50, concerns=is_agent, show=home.block),),
)
