import { PageTitle } from '@/components/page-title';

export function DashboardPage() {
  return <PageTitle>Orders</PageTitle>;
}
