// Pictures drawn into the pages.
