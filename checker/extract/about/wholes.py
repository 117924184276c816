"""Of what a share is a share: the noun phrase after «of»."""

from __future__ import annotations

from checker.extract.about.scenes import Place, Scene
from checker.lang.about_words import about_words

_PHRASE = 7  # words of the noun phrase that are looked at


def whole_of(scene: Scene, place: Place) -> tuple[str, ...]:
    """Return concepts, stems and name keys of what a share is taken of, sorted; () when unsaid."""
    link = scene.cue_after(place.last, "of", "of_the", reach=1)
    if link is None or scene.cue_after(place.last, "baseline") is not None:
        return ()
    _, last = scene.bounds(place.last)
    end = min(last, link.last + _PHRASE)
    stop = [
        h.first
        for h in scene.cues.of("past", "be", "future", "rise", "fall", "reach")
        if link.last < h.first <= end
    ]
    words = about_words(scene.code)
    text = scene.document.text
    stop += [
        at
        for at in range(link.last + 1, end + 1)
        if text[scene.tokens[at].start : scene.tokens[at].end].endswith(
            words.future_endings + words.past_endings
        )
    ]
    end = min([end, *(at - 1 for at in stop)])
    first = link.first
    names = {p.who.key for p in scene.places if first <= p.first <= end and p.who is not None}
    concepts = {x for h in scene.concepts if first <= h.first <= end for x in h.labels}
    stems = set(filter(None, scene.stems[link.last + 1 : end + 1]))
    return tuple(sorted(names | concepts | stems))
