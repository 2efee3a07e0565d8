export type {
  SpecimenAction,
  Specimen,
  SpecimenPage,
  SpecimenStatus,
} from '@/components/specimen/types';

export type {
  IntentEnum as ScanIntent,
  ListedSpecimen as ManifestSpecimen,
  Manifest,
  ManifestRow,
  ManifestStatus,
  OrderEvent as SpecimenEvent,
  PaginatedManifestRowList as ManifestPage,
  Scanned as ScanAnswer,
  ScanRequest,
  ScanResult,
} from '@/api/gen';
