"""The other children who live with a suspect or are cared for by one."""
