import { PageTitle } from '@/components/page-title';

export function OrderPage() {
  return <PageTitle>Order</PageTitle>;
}
