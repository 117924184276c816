"""One procedure a kind of question: pairs and claims in, observations out."""
