import { useSearchParams } from 'react-router';

const FORM = /^[1-9]\d{0,8}$/;

/** The earlier version that the address names; null for the current one. */
export function useShownVersion(): number | null {
  const [params] = useSearchParams();
  const named = params.get('version') ?? '';
  return FORM.test(named) ? Number(named) : null;
}
