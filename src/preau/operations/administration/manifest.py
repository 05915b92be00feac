from preau.core.portal.contributions import HomeBlock
from preau.core.portal.profiles import is_agent
from preau.kernel.registry import Manifest
from preau.operations.administration import home

manifest = Manifest(
    "administration",
    "Administration",
    contributions=(HomeBlock("registries", order=95, concerns=is_agent, show=home.block, aside=True),),
)
