"""Names and what hangs on them: acronyms, lists, posts, quotations."""

from __future__ import annotations

from checker.extract.names.acronyms import find_acronyms
from checker.extract.names.lists import find_lists
from checker.extract.names.posts import find_posts
from checker.extract.names.proper import find_names
from checker.extract.names.quotes import find_quotes
from checker.extract.names.tokens import let_go

__all__ = ["find_acronyms", "find_lists", "find_names", "find_posts", "find_quotes", "let_go"]
