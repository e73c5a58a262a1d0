"""The ways in which one rule is read, so that it can be told by which of them another count was made."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from nearhome.vocabulary.shipped import shipped_rows

OUR_RULE = "our rule"


@cache
def variants(code: str) -> Mapping[str, str]:
    """How each reading of a measure counts, in the words of a page, by the code that counts so.

    Its own rule comes first; a measure without a line in `variants.csv` has that alone.
    """
    rows = [row for row in shipped_rows(__package__, "variants.csv") if row["code"] == code]
    return MappingProxyType({row["variant"]: row["words"] for row in rows} or {code: OUR_RULE})
