"""How far two points of the globe are."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

Place = tuple[float, float]
"""Latitude and longitude, in degrees."""

_RADIUS = 6371.0


def kilometres(one: Place, other: Place) -> float:
    """The length of the shortest way from `one` to `other`."""
    (north, east), (north_too, east_too) = one, other
    up, across = radians(north_too - north) / 2, radians(east_too - east) / 2
    half = sin(up) ** 2 + cos(radians(north)) * cos(radians(north_too)) * sin(across) ** 2
    return 2 * _RADIUS * asin(sqrt(min(half, 1.0)))
