"""Which lines of a PDF's pages are one paragraph: by their places, their ends, their margins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from checker.read.files.pdf_lines import PdfLine
from checker.read.plain.marks import mark_length

ENDS = '.!?…:»”"'
HYPHENS = "-\u00ad\u2010\ufffe\x02"
_LOOSE = 1.35
_INDENT = 0.9
_SHORT_LINE = 0.96
_WIDE_LINES = 0.97
_LONG_LINE = 0.6
_UNLIKE = 0.15
_PROSE_WORDS = 5
_MOST_LINES = 400  # of a page, up to which columns are looked for
_MOST_BESIDE = 8
_LEVEL = 0.2  # of the lower line's height: the lines of two columns seldom stand level
_TITLE_LINES = 2
_LARGER = 1.15
_TITLE_STEP = 1.7  # heights of a line of a title from one to the next, at most
_EDGE = 1.5  # points by which a line may miss the edge of justified text
_JUSTIFIED = 0.4  # of the lines end there
_TITLE_CHARACTERS = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measures:
    """How a text is set.

    Attributes:
        step: from one line of a paragraph to the next, 0 when no line tells.
        right: where lines end that are full.
        columns: by the identity of a line that stands in one of several columns, where that ends.
        usual: the height of most lines.
        even: the edges at which lines are made to end.
    """

    step: float
    right: float
    columns: dict[int, float]
    usual: float = 0.0
    even: frozenset[float] = frozenset()

    def edge(self, line: PdfLine) -> float:
        """Return where a full line ends that stands where this one does."""
        return self.columns.get(id(line), self.right)

    def width(self, line: PdfLine) -> float:
        """Return how wide a line could be from where it begins."""
        return self.edge(line) - line.left


def paragraphs(lines: Sequence[PdfLine]) -> list[list[PdfLine]]:
    """Return the lines of some pages, those of one paragraph or note together, in order."""
    measures = _measures(lines)
    groups: list[list[PdfLine]] = []
    prose: list[PdfLine] | None = None
    for line in lines:
        last = groups[-1] if groups else None
        # A paragraph may go on behind the notes at the foot of its page.
        turned = prose is not None and prose[-1].page != line.page and not line.noted
        held = next(
            (g for g in (last, prose if turned else None) if g and _continues(g, line, measures)),
            None,
        )
        if held is None:
            held = []
            groups.append(held)
        held.append(line)
        if not held[0].noted:
            prose = held
    return [part for group in groups for part in _without_title(group)]


def _measures(lines: Sequence[PdfLine]) -> _Measures:
    columns = {
        key: right
        for _, page in groupby(lines, key=lambda line: line.page)
        for key, right in _columns(list(page)).items()
    }
    rights = sorted(
        line.right
        for line in lines
        if id(line) not in columns and len(line.words.split()) >= _PROSE_WORDS
    ) or sorted(line.right for line in lines)
    right = rights[int(_WIDE_LINES * (len(rights) - 1))] if rights else 0.0
    measures = _Measures(step=0.0, right=right, columns=columns)
    even = _even(lines, measures)
    steps = [
        (a.bottom - b.bottom, _is_full(a, b, measures.width(a)))
        for a, b in pairwise(lines)
        if a.page == b.page and 0 < a.bottom - b.bottom < 3 * max(a.height, 1)
    ]
    full = [step for step, is_full in steps if is_full] or [step for step, _ in steps]
    return _Measures(
        step=median(full) if full else 0.0,
        right=right,
        columns=columns,
        usual=usual_height(lines),
        even=even,
    )


def _even(lines: Sequence[PdfLine], measures: _Measures) -> frozenset[float]:
    ends: dict[float, list[bool]] = defaultdict(list)
    for line in lines:
        ends[measures.edge(line)].append(abs(measures.edge(line) - line.right) < _EDGE)
    return frozenset(edge for edge, met in ends.items() if sum(met) > _JUSTIFIED * len(met) + 1)


def _columns(page: Sequence[PdfLine]) -> dict[int, float]:
    """Return the right edges of the columns of a page, by the lines that have others beside them.

    Lines that stand between or right below these, within a column, belong to it.
    """
    if len(page) > _MOST_LINES:
        return {}
    beside = list(_beside(page))
    edges: list[tuple[float, float]] = []
    for left, right in sorted((line.left, line.right) for line in beside):
        if edges and left < edges[-1][1]:
            edges[-1] = (edges[-1][0], max(edges[-1][1], right))
        else:
            edges.append((left, right))
    if len(edges) < 2 or len(beside) < 2 * _TITLE_LINES:  # noqa: PLR2004 - one column is none
        return {}
    bottom = min(line.bottom for line in beside)
    top = max(line.top for line in beside)
    found: dict[int, float] = {}
    before: PdfLine | None = None
    for line in page:
        edge = next((e for e in edges if e[0] <= line.left + 1 and line.right <= e[1] + 1), None)
        below = before is not None and 0 < before.bottom - line.bottom < 2 * line.height
        amid = bottom <= line.bottom and line.top <= top
        if edge and (amid or (below and id(before) in found)):
            found[id(line)] = edge[1]
        before = line
    return found


def _beside(page: Sequence[PdfLine]) -> Iterator[PdfLine]:
    """Yield the lines of a page that stand on one level with another, once each."""
    level = sorted(page, key=lambda line: line.bottom)
    found: set[int] = set()
    for at, line in enumerate(level):
        for other in level[at + 1 : at + 1 + _MOST_BESIDE]:
            if other.bottom >= line.top:
                break
            if _are_beside(line, other):
                found |= {id(line), id(other)}
    yield from (line for line in page if id(line) in found)


def _are_beside(one: PdfLine, two: PdfLine) -> bool:
    shared = min(one.top, two.top) - max(one.bottom, two.bottom)
    level = shared > _LEVEL * min(one.height, two.height) > 0
    return level and (one.right <= two.left or two.right <= one.left)


def _continues(group: Sequence[PdfLine], line: PdfLine, measures: _Measures) -> bool:
    before = group[-1]
    if line.noted or abs(before.height - line.height) > _UNLIKE * max(before.height, 1):
        return False
    open_end = not _is_ended(before)
    if mark_length(line.words) and not (open_end and line.words[0] in "–—"):
        return False
    step = before.bottom - line.bottom
    if _is_title(before, measures) and _is_title(line, measures):
        return open_end and before.page == line.page and 0 < step < _TITLE_STEP * line.height
    if before.page != line.page or step < 0:
        # The next page or column goes on with a sentence that is not at its end.
        return open_end and (line.words[:1].islower() or before.words[-1:] in HYPHENS + ",;")
    if step > _LOOSE * measures.step and measures.step:
        return False
    if len(group) > 1 and line.left > group[-1].left + _INDENT * line.height and not open_end:
        return False
    column = measures.width(before)
    opens = line.words[:1].isupper() or line.words[:1] in "«„“\"'‘"
    # Beside a picture the lines of a paragraph are shorter; a single one may be an item of a list.
    flowing = open_end and not opens and (len(group) > 1 or line.words[-1:] in ENDS)
    half = flowing and before.right - before.left > _LONG_LINE * column
    if _is_unclosed(before):
        return True
    if measures.edge(before) in measures.even and not open_end:
        return measures.edge(before) - before.right < _EDGE
    return column <= 0 or half or _is_full(before, line, column)


def _is_ended(line: PdfLine) -> bool:
    """Return whether a line ends with a sentence; «(Mio.» does not."""
    return line.words[-1:] in ENDS and not _is_unclosed(line)


def _is_unclosed(line: PdfLine) -> bool:
    return line.words.count("(") > line.words.count(")")


def _is_title(line: PdfLine, measures: _Measures) -> bool:
    return line.height > _LARGER * measures.usual + 0.5 > 1


def _is_full(line: PdfLine, following: PdfLine, column: float) -> bool:
    """Return whether the first word of the next line would not have fitted at the end of a line."""
    word = following.words.split(maxsplit=1)[0]
    width = len(word) * (following.right - following.left) / max(1, len(following.words))
    return line.right - line.left + width > _SHORT_LINE * column


def _without_title(group: list[PdfLine]) -> Iterator[list[PdfLine]]:
    """Part a title from the paragraph above it whose last line is full, as it ends without a stop.

    A title is a line or two behind the end of a sentence that open with a capital letter.
    """
    for count in range(1, min(_TITLE_LINES, len(group) - 1) + 1):
        before, title = group[-count - 1], group[-count:]
        words = " ".join(line.words for line in title)
        if words[-1:] in ENDS or len(words) > _TITLE_CHARACTERS:
            break
        if _is_ended(before) and words[:1].isupper() and before.page == title[0].page:
            yield group[:-count]
            yield title
            return
    yield group


def usual_height(lines: Sequence[PdfLine]) -> int:
    """Return the height, in points, that most words of some lines have; 0 without any."""
    sizes = Counter(round(line.height) for line in lines for _ in line.words.split())
    return sizes.most_common(1)[0][0] if sizes else 0
