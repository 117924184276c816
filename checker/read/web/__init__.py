"""Web pages: the text as it is shown, the article judged apart from everything around it."""
