"""Hypothesis strategies: the same invented returns, from a source of chance that shrinks."""

from typing import Any

from hypothesis import strategies as st

from histories.returns import draw_returns

YEARS = (2021, 2022, 2023, 2024, 2025)


@st.composite
def returns(draw: st.DrawFn, most_children: int = 4) -> list[dict[str, Any]]:
    """Returns of a few children over a few years, in the order added."""
    children = draw(st.integers(1, most_children))
    years = YEARS[: draw(st.integers(1, len(YEARS)))]
    return draw_returns(draw(st.randoms(use_true_random=False)), children, years)
