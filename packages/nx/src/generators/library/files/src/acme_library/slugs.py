"""Decides how a title reads in a URL."""

import re
import unicodedata


def slugify(text: str, *, max_length: int = 80) -> str:
    """Return the words of a text in lower-case ASCII, with hyphens between them.

    Accents are dropped, and letters that ASCII has no equal for are left out: the slug of
    a text without any other is empty. A slug that is too long ends after a whole word,
    unless its first word is too long itself.
    """
    if max_length < 1:
        raise ValueError(f"max_length must be at least 1, not {max_length}")
    without_accents = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", without_accents.replace("'", "").lower())
    slug = "-".join(words)
    if len(slug) <= max_length:
        return slug
    whole_words = slug[: max_length + 1].rpartition("-")[0]
    return whole_words or slug[:max_length]
