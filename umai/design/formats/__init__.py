"""How a language writes numbers, where Django says it otherwise."""
