import { Alert } from '@mantine/core';

/** Since the lock fell, the organization has begun to ask for a second factor. */
export function SetUpFirst() {
  return (
    <Alert color="orange" role="alert" title="A second factor is required now">
      Your organization has begun to ask for one. Log out, then log in again to set it up. What is
      open here cannot be kept.
    </Alert>
  );
}
