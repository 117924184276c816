"""Archives and their XML, read as if they came from an enemy: bounded, without entities."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from checker.errors import InputError
from checker.read.limits import (
    MAX_ARCHIVE_PARTS,
    MAX_INFLATION,
    MAX_PART_BYTES,
    MAX_XML_DEPTH,
    over,
)

_CHUNK = 1 << 16
_FREE_BYTES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A zip archive whose parts are inflated one at a time, each within bounds."""

    name: str
    file: zipfile.ZipFile

    def has(self, part: str) -> bool:
        """Return whether the archive holds a part."""
        return part in self.file.NameToInfo

    def parts(self) -> list[str]:
        """Return the names of the archive's parts, sorted."""
        return sorted(self.file.NameToInfo)

    def read(self, part: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            InputError: the part is missing, damaged or encrypted.
            LimitError: the part inflates to more than 64 MB, or to 200 times its size.
        """
        info = self.file.NameToInfo.get(part)
        if info is None:
            raise InputError(self.name, f"is corrupt: its part {part} is missing")
        if info.flag_bits & 1:
            raise InputError(self.name, "is encrypted", "save it without a password")
        if info.file_size > MAX_PART_BYTES:
            over(self.name, f"the size of its part {part}", MAX_PART_BYTES, "bytes")
        try:
            return self._inflated(info)
        except InputError:
            raise
        except Exception as error:  # zipfile raises eight kinds, by how a file is damaged
            raise InputError(self.name, f"is corrupt: its part {part} cannot be read") from error

    def _inflated(self, info: zipfile.ZipInfo) -> bytes:
        chunks: list[bytes] = []
        size = 0
        bound = max(_FREE_BYTES, MAX_INFLATION * info.compress_size)
        with self.file.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > MAX_PART_BYTES:
                    over(self.name, "a part's size", MAX_PART_BYTES, "bytes")
                if size > bound:
                    over(self.name, "a part's inflation", MAX_INFLATION, "times its size")
                chunks.append(chunk)
        return b"".join(chunks)


def open_archive(name: str, data: bytes) -> Archive:
    """Return the archive that some bytes hold.

    Raises:
        InputError: a damaged archive.
        LimitError: more than 5,000 parts.
    """
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
    except Exception as error:  # zipfile raises eight kinds, by how a file is damaged
        raise InputError(
            name, "is a corrupt or truncated zip archive (.docx, .odt, .xlsx)"
        ) from error
    if len(file.NameToInfo) > MAX_ARCHIVE_PARTS:
        over(name, "the number of parts", MAX_ARCHIVE_PARTS, "parts")
    return Archive(name=name, file=file)


@dataclass(slots=True, kw_only=True)
class Handlers:
    """What is called as XML is read: elements by `prefix:name`, and runs of characters."""

    start: Callable[[str, dict[str, str]], None]
    end: Callable[[str], None]
    words: Callable[[str], None]
    depth: int = field(default=0)


def read_xml(name: str, part: str, data: bytes, prefixes: dict[str, str], to: Handlers) -> None:
    """Read XML without a document type, entities or remote parts, calling the handlers.

    Args:
        name: of the file, for errors.
        part: of the archive, for errors.
        data: the XML.
        prefixes: by a piece of a namespace's address the prefix that the handlers know it by;
            elements and attributes of other namespaces have none.
        to: the handlers.

    Raises:
        InputError: broken XML, or XML with a document type.
        LimitError: elements nested deeper than 256.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    known: dict[str, str] = {}

    def short(long: str) -> str:
        if long not in known:
            space, _, local = long.rpartition(" ")
            prefix = next((p for piece, p in prefixes.items() if piece in space), "")
            known[long] = f"{prefix}:{local}" if prefix else local
        return known[long]

    def start(tag: str, attributes: dict[str, str]) -> None:
        to.depth += 1
        if to.depth > MAX_XML_DEPTH:
            over(name, "the nesting of its XML", MAX_XML_DEPTH, "levels")
        to.start(short(tag), {short(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        to.depth -= 1
        to.end(short(tag))

    def refuse(*_: object) -> None:
        raise InputError(name, f"declares a document type or entities in its XML ({part}): refused")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = to.words
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.buffer_text = True
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        raise InputError(name, f"is corrupt: broken XML in {part}, line {error.lineno}") from error
