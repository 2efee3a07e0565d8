import { PageTitle } from '@/components/page-title';

export function NewOrderPage() {
  return <PageTitle>New order</PageTitle>;
}
