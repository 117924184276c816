"""Exact units and their conversion, in Decimal."""
