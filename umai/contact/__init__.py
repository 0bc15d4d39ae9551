"""A telephone for the child to carry, and a talk with the parent abroad: two papers that tell nobody why."""
