// The query page.
