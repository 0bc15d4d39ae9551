"""An invented population for demonstration, training and benchmarks; never on a real register."""
