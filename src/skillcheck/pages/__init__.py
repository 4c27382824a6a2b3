"""One file a page: values in, a Document out. A page knows no format."""
