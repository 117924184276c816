"""Laws of the ladder, and a brute-force oracle: is there a world in both?"""

from __future__ import annotations

from decimal import Decimal
from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from checker.judge.commit import figure_worlds
from checker.judge.slack import slack
from checker.model.values import Figure, Modifier
from checker.model.verdict import Verdict, compare
from checker.model.worlds import Interval, Subsets, Worlds

GRID = [Decimal(n) / 2 for n in range(-1, 12)]
ENDS = [None, *(Decimal(n) for n in range(6))]
UNIVERSE = "abcd"
WORLDS_OF_THINGS = [
    frozenset(c) for c in chain.from_iterable(combinations(UNIVERSE, n) for n in range(5))
]
LADDER = [Verdict.AGREE, Verdict.COMPATIBLE, Verdict.APPROXIMATE, Verdict.CONFLICT]

intervals = st.builds(
    lambda low, high, low_open, high_open: Interval(
        low=min(low, high) if low is not None and high is not None else low,
        high=max(low, high) if low is not None and high is not None else high,
        low_open=low_open,
        high_open=high_open,
    ),
    st.sampled_from(ENDS),
    st.sampled_from(ENDS),
    st.booleans(),
    st.booleans(),
).filter(lambda i: any(inside(i, n) for n in GRID))
sets = st.sets(st.sampled_from(UNIVERSE)).map(frozenset)
subsets = st.builds(
    lambda least, more, open_: Subsets(least=least, most=None if open_ else least | more),
    sets,
    sets,
    st.booleans(),
)
figures = st.builds(
    Figure,
    value=st.integers(-2000, 2000).map(lambda n: Decimal(n) / 10),
    place=st.just(-1),
    modifier=st.sampled_from([m for m in Modifier if m is not Modifier.BETWEEN]),
    words=st.booleans(),
    fraction=st.booleans(),
)


def inside(interval: Interval, number: Decimal) -> bool:
    above = interval.low is None or (
        number >= interval.low if not interval.low_open else number > interval.low
    )
    below = interval.high is None or (
        number <= interval.high if not interval.high_open else number < interval.high
    )
    return above and below


def fits(commitment: Subsets, world: frozenset[str]) -> bool:
    return commitment.least <= world and (commitment.most is None or world <= commitment.most)


def rank(verdict: Verdict) -> int:
    return LADDER.index(verdict)


@st.composite
def commitments(draw) -> Worlds:
    strict = draw(intervals)
    wide = draw(intervals)
    loose = strict if not strict.within(wide) else wide
    return Worlds(strict=(strict,), loose=(loose,))


@given(intervals, intervals)
def test_intervals_meet_exactly_when_a_number_lies_in_both(one, other):
    assert one.meets(other) == any(inside(one, n) and inside(other, n) for n in GRID)


@given(intervals, intervals)
def test_an_interval_is_within_another_exactly_when_all_its_numbers_are(one, other):
    everything = [*GRID, Decimal(-1000), Decimal(1000)]
    assert one.within(other) == all(inside(other, n) for n in everything if inside(one, n))


@given(intervals, st.sampled_from(GRID))
def test_an_interval_holds_what_lies_inside_it(interval, number):
    assert interval.holds(number) == inside(interval, number)


@given(subsets, subsets)
def test_lists_meet_exactly_when_a_set_fits_both(one, other):
    oracle = any(fits(one, world) and fits(other, world) for world in WORLDS_OF_THINGS)
    assert one.meets(other) == oracle


@given(subsets, subsets)
def test_a_list_is_within_another_exactly_when_all_its_sets_fit(one, other):
    bound = Subsets(least=one.least, most=one.most)
    oracle = all(fits(other, world) for world in WORLDS_OF_THINGS if fits(bound, world))
    # An open list reaches beyond the letters of the grid.
    if one.most is None and other.most is not None:
        oracle = False
    assert one.within(other) == oracle


@given(commitments(), commitments())
def test_the_ladder_is_what_the_oracle_says(one, other):
    strict = any(inside(one.strict[0], n) and inside(other.strict[0], n) for n in GRID)
    loose = any(inside(one.loose[0], n) and inside(other.loose[0], n) for n in GRID)
    if one.strict == other.strict:
        expected = Verdict.AGREE
    elif strict:
        expected = Verdict.COMPATIBLE
    else:
        expected = Verdict.APPROXIMATE if loose else Verdict.CONFLICT
    assert compare(one, other) is expected


@given(figures, figures)
def test_comparing_is_symmetric(one, other):
    left, right = figure_worlds(one, slack()), figure_worlds(other, slack())
    assert compare(left, right) is compare(right, left)


@given(figures)
def test_a_figure_agrees_with_itself(figure):
    worlds = figure_worlds(figure, slack())
    assert compare(worlds, worlds) is Verdict.AGREE


@given(figures)
def test_the_strict_reading_lies_within_the_loose_one(figure):
    worlds = figure_worlds(figure, slack())
    assert worlds.strict[0].within(worlds.loose[0])


@given(commitments(), commitments(), intervals)
def test_widening_never_hardens_a_verdict_below_compatible(one, other, wide):
    loose = wide if one.loose[0].within(wide) else one.loose[0]
    wider = Worlds(strict=(loose,), loose=(loose,))
    before, after = compare(one, other), compare(wider, other)
    assert rank(after) <= max(rank(before), rank(Verdict.COMPATIBLE))


@given(figures, figures, st.integers(1, 9))
def test_the_verdict_does_not_depend_on_the_unit(one, other, factor):
    left, right = figure_worlds(one, slack()), figure_worlds(other, slack())
    times = Decimal(factor)
    if left.precision is None and right.precision is None:
        assert compare(left, right) is compare(left.scaled(times), right.scaled(times))


@given(subsets, subsets)
def test_opening_a_list_never_hardens_a_verdict_below_compatible(one, other):
    opened = Subsets(least=one.least, most=None)
    before = compare(listed(one), listed(other))
    after = compare(listed(opened), listed(other))
    assert rank(after) <= max(rank(before), rank(Verdict.COMPATIBLE))


@given(figures, figures)
def test_a_further_reading_never_hardens_a_verdict_below_compatible(one, other):
    alone = figure_worlds(one, slack())
    more = figure_worlds(
        Figure(value=one.value, place=one.place, modifier=one.modifier, others=(other.value,)),
        slack(),
    )
    right = figure_worlds(other, slack())
    before, after = compare(alone, right), compare(more, right)
    assert rank(after) <= max(rank(before), rank(Verdict.COMPATIBLE))


def listed(commitment: Subsets) -> Worlds:
    return Worlds(strict=(commitment,), loose=(commitment,))
