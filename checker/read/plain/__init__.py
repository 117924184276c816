"""Plain text and Markdown: lines become paragraphs, headings, questions, bullets and tables."""
