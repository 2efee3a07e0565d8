export type { Attachment, OrderAttachments } from '@/api/gen';
