import { useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { SAME_FORM } from '@/components/leave-guard';

interface FormAddress {
  /** Tells one form from the next. */
  key: string;
  from: string | null;
  draft: string | null;
  /** Whom the order is for. */
  patient: string | null;
}

/** Which form the address asks for. It stays the same form when its own new draft enters the address. */
export function useFormAddress() {
  const navigate = useNavigate();
  const location = useLocation();
  const [params] = useSearchParams();
  const draft = params.get('draft');
  const from = params.get('from');
  const patient = params.get('patient');
  const [kept, setKept] = useState<{ draft: string; address: FormAddress } | null>(null);
  const address: FormAddress =
    kept !== null && kept.draft === draft
      ? kept.address
      : { key: draft ?? `${from ?? ''} ${location.key}`, from, draft, patient };

  function showDraft(id: string) {
    if (id === draft) return;
    setKept({ draft: id, address });
    void navigate(`?draft=${id}`, { replace: true, state: SAME_FORM, preventScrollReset: true });
  }

  return { ...address, showDraft };
}
