import { lazy, Suspense } from 'react';
import { PageLoading } from '@/components/page-loading';
import { useActor } from '@/session/actor';

const SIDES = {
  clinic: lazy(async () => ({
    default: (await import('../clinic/clinic-dashboard')).ClinicDashboard,
  })),
  lab: lazy(async () => ({ default: (await import('../lab/lab-worklist')).LabWorklist })),
};

/** Each side of an order has its own first page, and loads only that. */
export function DashboardPage() {
  const { organization } = useActor();
  const Side = SIDES[organization.kind];
  return (
    <Suspense fallback={<PageLoading />}>
      <Side />
    </Suspense>
  );
}
