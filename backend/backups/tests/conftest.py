"""Some backups are of an installation whose files lie in a bucket."""

from attachments.tests.buckets import bucket, s3_service, use_bucket

__all__ = ["bucket", "s3_service", "use_bucket"]
