"""What stands around a date: does it make it one, bend it, or open it?"""

from __future__ import annotations

from dataclasses import replace

from checker.extract.dates.line import Line
from checker.extract.dates.piece import Need, Piece
from checker.model.values import Edge, Grain

_CLOSING = ("", ",", ".", ";", ":", "(", ")", "!", "?", "–", "—")
_LOOK_BACK = 4
_NAME_WORDS = 8
_COMMON_FIRST, _COMMON_LAST = 1900, 2099
_ROUND = 100
_OLD = 1500  # before that, "from 1250 to 1480" is more often a rise than a time


def stands(line: Line, piece: Piece) -> bool:
    """Return whether the words around a piece make it a date."""
    if _street(line, piece):
        return False
    if piece.need is Need.YEAR:
        return _year_stands(line, piece)
    if piece.need is Need.MONTH:
        return _month_stands(line, piece)
    if piece.need is Need.WEEKDAY:
        return _weekday_stands(line, piece)
    return piece.need is Need.NOTHING


def _street(line: Line, piece: Piece) -> bool:
    """Return whether the date is the name of a street or square: «avenue du 8 mai»."""
    if piece.stamp.grain is not Grain.DAY or piece.stamp.year or not piece.stamp.day:
        return False
    joint = line.before("day_article", piece.start) or line.before("of", piece.start)
    return line.before("places", joint[1] if joint else piece.start) is not None


def _month_stands(line: Line, piece: Piece) -> bool:
    if not line.words.capitals and line.capital(piece.start) and piece.start > 0:
        return False
    opened = line.before("month_before", piece.start)
    if opened and not (line.words.capitals and opened[1] > 1 and _titled(line, opened[1])):
        return True
    named = line.words.capitals and line.near(piece.end) and line.capital(piece.end)
    if line.before("month_weak", piece.start) is not None and not named:
        return True
    return piece.stamp.last is not None and line.before("between", piece.start) is not None


def _titled(line: Line, at: int) -> bool:
    """Return whether «of» and the like join a name: "the River of May"."""
    return line.term("day_of", at) is not None and line.capital(at - 1)


def _weekday_stands(line: Line, piece: Piece) -> bool:
    at, end = piece.start, piece.end
    if _between_weekdays(line, at, end):
        return False
    if line.before("every", at) or line.glued(at) or (line.glued(end) and line.key(end) == "-"):
        return False
    named = line.capital(at - 1) and at > 1 and line.key(at - 1).isalpha()
    if not line.words.capitals and line.capital(at) and (named or line.capital(end)):
        return False
    if end == at + 1 and line.term("unsure_weekdays", at):
        return line.before("day_before", at) is not None and _closed_weekday(line, end)
    return True


def _closed_weekday(line: Line, end: int) -> bool:
    """Return whether «na terça» stands alone, and is no ordinal: «na terça parte»."""
    if line.key(end) in _CLOSING or line.term("part_of_day", end):
        return True
    link = line.term("and", end)
    other = line.term("unsure_weekdays", line.skip("article", link[1])) if link else None
    return other is not None and line.key(other[1]) in _CLOSING


def _between_weekdays(line: Line, at: int, end: int) -> bool:
    """Return whether a weekday is one end of a range, as in opening hours: «du lundi au jeudi»."""
    after = line.term("to", end)
    if after and line.term("weekdays", line.skip("day_article", after[1])):
        return True
    link = line.before("to", at)
    return link is not None and line.before("weekdays", link[1]) is not None


def _year_stands(line: Line, piece: Piece) -> bool:
    """Return whether a number of four digits is a year here, and no count, code or page."""
    at, end = piece.start, piece.end
    first = piece.stamp.year or 0
    if _figure_follows(line, end) or _marked(line, at) or line.before("level_before", at):
        return False
    if line.before("year_words", at) or _labels(line, at, end):
        return True
    usual = _COMMON_FIRST <= first <= _COMMON_LAST
    counted = _counts(line, end, first)
    if piece.stamp.last is not None:
        last = piece.stamp.last.year or 0
        opened = any(line.before(c, at) for c in ("year_before", "year_weak", "between"))
        if not usual:
            return opened and not counted and (first >= _OLD or bool(line.before("between", at)))
        return not (counted and (first % _ROUND == 0 or last % _ROUND == 0))
    if not usual and _of_quantities(line, at):
        return False
    if line.before("year_before", at):
        return not (counted and (not usual or first % _ROUND == 0))
    open_to = line.before("about", at) or (not usual and _of_quantities(line, at))
    if line.words.bare_years and not (counted or open_to):
        return first % _ROUND != 0
    if not usual or line.before("about", at):
        return False
    if line.before("year_weak", at) or _listed(line, at):
        return not counted
    if line.before("year_nouns", at) or _in_name(line, at):
        return not counted
    if line.term("year_follow", end) and first % _ROUND:
        return True
    return line.key(end) == "'" and line.key(end + 1) == "s"  # 2024's best film


def _of_quantities(line: Line, at: int) -> bool:
    """Return whether the words before a number go with quantities as well as with years."""
    quantity, year = line.before("year_quantity", at), line.before("year_before", at)
    return quantity is not None and not (year and year[1] < quantity[1])


def _in_name(line: Line, at: int) -> bool:
    """Return whether the number closes a name: «Forum pour l'Arctique 2024»."""
    for back in range(at - 1, max(at - _NAME_WORDS, 0) - 1, -1):
        if line.before("year_nouns", back + 1):
            return True
        joint = line.term("article", back) or line.term("of", back) or line.term("and", back)
        if back == at - 1 and not line.capital(back):
            return False
        inner = joint or line.key(back) in ("-", "'", "–")
        if not inner and (line.term("after_year", back) or not line.key(back).isalpha()):
            return False
    return False


def _marked(line: Line, at: int) -> bool:
    return line.key(at - 1) in ("#", "§", "n°", "+", "=", "$", "€", "£", "@", "_") and line.near(at)


def _figure_follows(line: Line, end: int) -> bool:
    """Return whether a unit, currency or scale word makes a figure of the number."""
    if line.near(end) and line.key(end) in ("%", "€", "$", "£", "°", "‰", "²", "³", "¥", "₽", "₸"):
        return True
    return line.near(end) and line.term("measured", end) is not None


def _counts(line: Line, end: int, number: int) -> bool:
    """Return whether a noun follows that the number may count."""
    if not line.near(end) or not line.key(end)[:1].isalpha():
        return False
    if line.term("after_year", end) or line.term("months", end):
        return False
    if line.words.capital_nouns:
        return line.capital(end)
    usual = _COMMON_FIRST <= number <= _COMMON_LAST
    if line.words.year_nouns_after and usual:
        return number % _ROUND == 0
    return not line.capital(end) and line.key(end).endswith(line.words.plurals)


def _labels(line: Line, at: int, end: int) -> bool:
    """Return whether the number stands in brackets of its own, or heads a line or a column.

    «2015 : …», «2015 (Mt)», «2015» and nothing else.
    """
    before, after = line.key(at - 1), line.key(end)
    if before in ("(", "[") and after in (")", "]", ",", ";", "-", "–", ":"):
        return True
    if before == "," and after in (")", "]"):
        return True
    number = line.year_at(at) or 0
    column = _COMMON_FIRST <= number <= _COMMON_LAST and (after == "(" or end == len(line))
    return at == 0 and (after in (":", "–", "—") or column)


def _listed(line: Line, at: int) -> bool:
    """Return whether another year stands before, joined by «and», «or» or a comma."""
    link = line.before("and", at) or line.before("to", at)
    start = link[1] if link else (at - 1 if line.key(at - 1) == "," else at)
    if start == at:
        return False
    start = start - 1 if line.key(start - 1) == "," else start
    return line.year_at(start - 1) is not None


def bent(line: Line, piece: Piece) -> Piece:
    """Return the piece with the edge, bound or article that stands before it, or follows it."""
    piece = _edged(line, piece)
    if piece.stamp.last is not None:  # «dal 2019 al 2023» is a range, and open on no side
        return piece
    if piece.stamp.edge in (Edge.NONE, Edge.ABOUT):
        at = piece.start
        for _ in range(_LOOK_BACK):
            bound = line.before("bounds", at)
            if bound and not _attributive(line, piece, at):
                edge = Edge(bound[0])
                return replace(piece, stamp=replace(piece.stamp, edge=edge))
            opened = line.before("article", at) or line.before("year_words", at)
            if not opened:
                break
            at = opened[1]
        after = line.term("bounds_after", piece.end)
        if after:
            return replace(piece, stamp=replace(piece.stamp, edge=Edge(after[0])), end=after[1])
    return piece


def _attributive(line: Line, piece: Piece, at: int) -> bool:
    """Return whether an article makes a date part of the noun after it: "after the 1 May vote"."""
    if not line.words.year_nouns_after or at == piece.start or piece.stamp.grain is not Grain.DAY:
        return False
    after = line.key(piece.end)
    return after.isalpha() and line.near(piece.end) and not line.term("after_year", piece.end)


def _edged(line: Line, piece: Piece) -> Piece:
    """Return the piece with «fin», "early", "Mitte" drawn in, articles between them left alone."""
    at = piece.start
    for _ in range(_LOOK_BACK):
        edge = line.before("edges", at)
        if edge and line.key(edge[1] - 1) != "-":
            stamp = replace(piece.stamp, edge=Edge(edge[0]))
            return replace(piece, stamp=stamp, start=edge[1], need=_settled(piece, stamp.edge))
        joint = line.before("article", at) or line.before("of", at) or line.before("year_words", at)
        if not joint:
            break
        at = joint[1]
    return piece


def _settled(piece: Piece, edge: Edge) -> Need:
    """Return what a piece still needs behind an edge: "about 2000" may yet be a count."""
    return piece.need if piece.need is Need.WEEKDAY or edge is Edge.ABOUT else Need.NOTHING


def with_article(line: Line, piece: Piece) -> Piece:
    """Return a relative expression or season with its article: «l'année dernière»."""
    stamp = piece.stamp
    named = stamp.grain is Grain.SEASON or stamp.shift is not None
    bent_by_word = stamp.edge in (Edge.START, Edge.MID, Edge.END)
    article = line.before("own_article", piece.start) if named and not bent_by_word else None
    if not article or stamp.grain is Grain.DAY:
        return piece
    return replace(piece, start=article[1])
