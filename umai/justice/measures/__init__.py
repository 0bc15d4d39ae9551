"""What was done towards parents and carers: from an explanation to the loss of parental rights."""
