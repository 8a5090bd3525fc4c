"""Lists what the service holds open while it runs, in the order of opening."""

from typing import Any

from core.database import DATABASE
from core.http import HTTP
from core.limits import LIMITS
from core.mail import MAILER
from core.shutdown import DRAIN
from core.state import Resource

RESOURCES: tuple[Resource[Any], ...] = (
    # One line each; closed in the reverse order.
    DATABASE,
    LIMITS,
    MAILER,
    HTTP,
    DRAIN,
)
