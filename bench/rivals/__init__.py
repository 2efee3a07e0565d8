"""The same page by other means. None of them records who reads, nor has a second wall in the database."""
