import { Alert } from '@mantine/core';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import type { Notice } from '../login-notice';

export function AuthNotice({ title, detail }: Notice) {
  return (
    <Alert
      color="blue"
      mb="md"
      role="status"
      title={title}
      icon={<IconInfoCircle size={18} aria-hidden="true" />}
    >
      {detail}
    </Alert>
  );
}
