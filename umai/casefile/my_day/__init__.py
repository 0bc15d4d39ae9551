"""What one worker has to do, and all cases within reach."""
