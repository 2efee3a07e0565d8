import { Box } from '@mantine/core';
import { useRouteError } from 'react-router';
import { PageError } from '@/components/page-error';

/** What a page that threw leaves behind; a reload also brings the files of a newer release. */
export function RouteError() {
  const error = useRouteError();
  return (
    <Box p="md">
      <PageError error={error} onRetry={() => window.location.reload()} />
    </Box>
  );
}
