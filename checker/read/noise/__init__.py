"""What is no article: reader comments, link lists, page furniture, each cut with its reason."""
