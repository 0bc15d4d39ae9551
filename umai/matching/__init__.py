"""Which records of lists are one child: model, engine and training. No database."""
