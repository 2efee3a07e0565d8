import { NothingHere } from '@/components/nothing-here';

export function NotFoundPage() {
  return <NothingHere to="/dashboard" label="Go to the dashboard" />;
}
