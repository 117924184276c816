"""What holds of every document that was read, whatever it was made from."""

from __future__ import annotations

from checker.model.document import Document
from checker.read.limits import MAX_BLOCK, MAX_SENTENCE


def check(document: Document) -> None:
    """Fail when a span of a document is not exact."""
    assert document.blocks
    at = 0
    for block in document.blocks:
        assert at <= block.span.start < block.span.end <= len(document.text)
        assert len(block.span) <= MAX_BLOCK + MAX_SENTENCE
        assert block.sentences
        inside = block.span.start
        for sentence in block.sentences:
            assert inside <= sentence.start < sentence.end <= block.span.end
            assert len(sentence) <= MAX_SENTENCE
            inside = sentence.end
        for span in block.context:
            assert 0 <= span.start < span.end <= len(document.text)
        at = block.span.end
    _check_cuts(document)
    assert "\0" not in document.text


def _check_cuts(document: Document) -> None:
    blocks = iter([*document.blocks, None])
    block = next(blocks)
    for cut in document.cuts:
        assert 0 <= cut.span.start < cut.span.end <= len(document.text)
        assert cut.reason
        while block is not None and block.span.end <= cut.span.start:
            block = next(blocks)
        assert block is None or not block.span.overlaps(cut.span)
