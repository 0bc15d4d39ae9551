"""Pictures of the pages, drawn from a rehearsal that runs, and the page that shows them."""
