"""What other projects may import; the modules beside are free to change."""

from acme_library.slugs import slugify

__all__ = ["slugify"]
