import pytest

from acme_library import slugify


class TestSlugify:
    @pytest.mark.parametrize(
        ("text", "slug"),
        [
            ("Summer Sale", "summer-sale"),
            ("  100% cotton: shirts & more ", "100-cotton-shirts-more"),
            ("Crème brûlée", "creme-brulee"),
            ("Don't panic", "dont-panic"),
            ("東京", ""),
            ("", ""),
        ],
    )
    def test_keeps_letters_and_digits(self, text: str, slug: str) -> None:
        assert slugify(text) == slug

    @pytest.mark.parametrize(
        ("max_length", "slug"),
        [
            (4, "redd"),
            (5, "reddi"),
            (7, "reddish"),
            (8, "reddish"),
            (12, "reddish-blue"),
            (99, "reddish-blue"),
        ],
    )
    def test_ends_after_a_whole_word(self, max_length: int, slug: str) -> None:
        assert slugify("Reddish blue", max_length=max_length) == slug

    @pytest.mark.parametrize("max_length", [1, 9, 10, 11, 80])
    def test_leaves_a_slug_as_it_is(self, max_length: int) -> None:
        slug = slugify("A slug -- of a slug", max_length=max_length)
        assert slugify(slug, max_length=max_length) == slug

    def test_refuses_a_length_that_no_slug_has(self) -> None:
        with pytest.raises(ValueError, match="at least 1, not 0"):
            slugify("Sale", max_length=0)
