import { useActor } from '@/session/actor';
import { ClinicDashboard } from '../clinic/clinic-dashboard';
import { LabWorklist } from '../lab/lab-worklist';

/** Each side of an order has its own first page. */
export function DashboardPage() {
  const { organization } = useActor();
  return organization.kind === 'clinic' ? <ClinicDashboard /> : <LabWorklist />;
}
