"""Units: what they measure, exact conversion, and nothing heavy until it is asked for."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import units
from checker.units.table import known


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("1", "kilometer", "meter", "1000"),
        ("1", "mile", "kilometer", "1.609344"),
        ("2.5", "tonne", "kilogram", "2500"),
        ("1", "megawatt_hour", "kilowatt_hour", "1000"),
        ("90", "minute", "hour", "1.5"),
        ("0.25", "percentage_point", "basis_point", "25"),
        ("20", "celsius", "fahrenheit", "68"),
        ("68", "fahrenheit", "celsius", "20"),
        ("0", "celsius", "kelvin", "273.15"),
        ("5", "USD", "dollar", "5"),
    ],
)
def test_conversion_is_exact(value, source, target, expected):
    assert units.convert(Decimal(value), source, target) == Decimal(expected)


@pytest.mark.parametrize(
    ("source", "target"),
    [("EUR", "USD"), ("kilometer", "kilogram"), ("percent", "percentage_point"), ("USD", "tonne")],
)
def test_units_that_measure_different_things_are_never_converted(source, target):
    assert not units.compatible(source, target)
    with pytest.raises(units.DimensionError):
        units.convert(Decimal(1), source, target)


def test_a_bare_dollar_fits_each_dollar_though_these_do_not_fit_each_other():
    assert units.compatible("dollar", "USD")
    assert units.compatible("CAD", "dollar")
    assert not units.compatible("CAD", "USD")
    assert not units.compatible("dollar", "EUR")


def test_every_currency_has_a_dimension_of_its_own_in_the_registry():
    pint = pytest.importorskip("pint")
    from checker.units.exact import converted  # noqa: PLC0415 - loads pint

    with pytest.raises(pint.DimensionalityError):
        converted(Decimal(1), "EUR", "USD")


def test_the_table_and_the_registry_agree():
    from checker.units.exact import registry  # noqa: PLC0415 - loads pint

    exact = registry()
    for symbol, (dimension, factor) in known().items():
        if factor is None:
            continue
        base = exact.Quantity(Decimal(1), symbol).to(f"one_{dimension}")
        assert Decimal(base.magnitude) == factor, symbol


@given(
    value=st.decimals(min_value=1, max_value=10**6, places=3),
    pair=st.sampled_from(
        [
            (a, b)
            for a, (left, f) in known().items()
            for b, (right, g) in known().items()
            if left == right and f is not None and g is not None
        ]
    ),
)
def test_there_and_back_again_is_where_one_was(value, pair):
    source, target = pair
    back = units.convert(units.convert(value, source, target), target, source)
    assert abs(back - value) <= value * Decimal("1e-20")


def test_reading_units_loads_no_pint():
    code = (
        "import sys; from decimal import Decimal; from checker import units;"
        "units.convert(Decimal(1), 'mile', 'kilometer'); units.dimension('EUR'); units.signs();"
        "print('pint' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
