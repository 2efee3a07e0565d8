import { Modal } from '@mantine/core';
import { usePhone } from '@/components/use-phone';
import { NewPatientForm, type NewPatientFormProps } from './new-patient-form';

/** Lies over what one was about to do; a click beside it loses nothing of what was typed. */
export default function NewPatientDialog(props: NewPatientFormProps) {
  const isPhone = usePhone();
  return (
    <Modal
      opened
      onClose={props.onClose}
      title="New patient"
      size="lg"
      fullScreen={isPhone}
      closeOnClickOutside={false}
    >
      <NewPatientForm {...props} />
    </Modal>
  );
}
