import { PatientField } from '@/components/patient/patient-field';
import type { ChosenPatient } from '@/components/patient/types';
import { FIELD_LABELS, fieldId } from '../order-content';

interface OrderPatientFieldProps {
  value: ChosenPatient | null;
  /** Tests are done for somebody. */
  isNeeded: boolean;
  error?: string;
  onChange: (patient: ChosenPatient | null) => void;
  onUnfinished: (isUnfinished: boolean) => void;
}

export function OrderPatientField({ isNeeded, ...props }: OrderPatientFieldProps) {
  return (
    <PatientField
      id={fieldId('patient')}
      label={FIELD_LABELS.patient}
      description={`${isNeeded ? '' : 'May stay empty without tests. '}The lab sees name, date of birth, sex and identifiers.`}
      {...props}
    />
  );
}
