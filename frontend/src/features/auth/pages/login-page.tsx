import { PageTitle } from '@/components/page-title';

export function LoginPage() {
  return <PageTitle>Log in</PageTitle>;
}
