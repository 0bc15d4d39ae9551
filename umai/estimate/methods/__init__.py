"""Methods of estimating: stepwise, BIC, averaging over graphs, Chao, latent classes; and intervals."""
