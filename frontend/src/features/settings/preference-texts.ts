import type { NotificationKind } from '@/api/gen';

/** What each kind of notification means to the person who gets it. */
export const PREFERENCE_TEXTS: Record<NotificationKind, string> = {
  order_submitted: 'A new order arrives',
  order_answered: 'A clinic answers a question',
  order_edited: 'A clinic changes an order',
  order_patient_corrected: 'A clinic corrects a patient’s details',
  order_cancelled: 'A clinic cancels an order',
  lab_approved: 'Your lab is approved',
  member_joined: 'A colleague accepts an invitation',
  order_opened_by_administrator: 'An administrator opens what was written in an order',
  patient_opened_by_admin: 'An administrator opens what you keep of a patient',
  order_held: 'A lab has a question and waits',
  order_rejected: 'A lab rejects an order',
  specimen_rejected: 'A lab rejects a specimen',
  specimen_declined: 'A clinic will not collect a specimen again',
  specimens_sent: 'Specimens are on their way to you',
  specimens_missing: 'Specimens did not arrive at a lab',
  order_reviewed: 'A lab begins to review an order',
  order_started: 'A lab starts to work on an order',
  order_resumed: 'A lab resumes an order',
  order_completed: 'A lab completes an order',
  order_delivered: 'A result is delivered',
};
