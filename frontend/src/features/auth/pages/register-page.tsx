import { PageTitle } from '@/components/page-title';

export function RegisterPage() {
  return <PageTitle>Register</PageTitle>;
}
