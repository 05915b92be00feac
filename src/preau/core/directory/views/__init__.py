"""The pages of the directory: classes given to teachers, and people found or followed."""
