import { useParams } from 'react-router';
import { PatientDetail } from '../detail/patient-detail';
import { OnlyClinics } from '../only-clinics';

export function PatientPage() {
  const { id = '' } = useParams();
  return (
    <OnlyClinics title="Patient">
      <PatientDetail key={id} id={id} />
    </OnlyClinics>
  );
}
