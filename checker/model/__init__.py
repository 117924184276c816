"""The nouns: documents, claims, worlds, pairs, findings. Standard library only."""
