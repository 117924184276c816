"""Files that are no text: Word, OpenDocument, PDF and sheets, opened under limits."""
