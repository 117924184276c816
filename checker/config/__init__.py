"""What an editor can set: vocabulary, rules, tolerances, the newsroom's own configuration."""
