import { checkEmail } from '@/lib/check-email';
import type { FieldError, RegisterRequestWritable } from '@/api/gen';
import type { SummaryItem } from '@/components/error-summary';
import { isPasswordAcceptable, UNACCEPTABLE } from '@/components/password-rules';

export type Registration = Required<RegisterRequestWritable>;

export const EMPTY_REGISTRATION: Registration = {
  user_type: 'clinic',
  organization_name: '',
  username: '',
  email: '',
  password: '',
};

/** What is wrong with each field; null where nothing is. */
export function validateRegistration(values: Registration): Record<string, string | null> {
  const { organization_name, username, email, password, user_type } = values;
  return {
    organization_name: organization_name.trim() ? null : `Enter the name of your ${user_type}.`,
    username: username.trim() ? null : 'Choose a user name.',
    email: checkEmail(email),
    password: isPasswordAcceptable(password, { username, email }) ? null : UNACCEPTABLE,
  };
}

/** The id of a field's input, for the summary's links. */
export function fieldId(field: string): string {
  return `register-${field}`;
}

/** The summary's entries, in the order of the form; what belongs to no field is plain text. */
export function summarize(errors: Record<string, unknown>, others: FieldError[]): SummaryItem[] {
  const ofFields = Object.keys(EMPTY_REGISTRATION).flatMap((field) => {
    const message = errors[field];
    return typeof message === 'string' ? [{ fieldId: fieldId(field), message }] : [];
  });
  const rest = others
    .filter(({ field }) => !(field in EMPTY_REGISTRATION))
    .map(({ detail }) => ({ message: detail }));
  return [...ofFields, ...rest];
}
