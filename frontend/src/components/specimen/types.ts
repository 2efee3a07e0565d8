import type { SpecimenReasonCode, SpecimenTransitionRequest } from '@/api/gen';

export type {
  AddSpecimenRequest as NewSpecimen,
  OrderSpecimen as Specimen,
  OtherSpecimen as SpecimenLink,
  PaginatedOrderSpecimenList as SpecimenPage,
  SpecimenAction,
  SpecimenOrder,
  SpecimenReasonCode as RejectionReason,
  SpecimenStatus,
  TransportTemperatureEnum as TransportTemperature,
} from '@/api/gen';

/** What accompanies a step. */
export type SpecimenStepInput = Omit<SpecimenTransitionRequest, 'action' | 'reason_code'> & {
  reason_code?: SpecimenReasonCode;
};
