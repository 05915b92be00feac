from preau.core.directory.events import DirectoryChanged, SchoolChanged
from preau.core.spaces import checks  # noqa: F401 (Django registers what it is given)
from preau.core.spaces.following import on_directory_changed, on_school_changed
from preau.core.spaces.pages import CLASSES, GROUPS, MEMBERS, SERVICES
from preau.kernel.events.types import Handler
from preau.kernel.registry import Manifest

manifest = Manifest(
    "spaces",
    "Espaces",
    contributions=(
        Handler(DirectoryChanged, run=on_directory_changed),
        Handler(SchoolChanged, run=on_school_changed),
        MEMBERS,
        CLASSES,
        GROUPS,
        SERVICES,
    ),
)
