"""What a person does on each page, as plain functions."""
