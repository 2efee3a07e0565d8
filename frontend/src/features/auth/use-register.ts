import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { logIn, register } from './auth-api';
import type { Registration } from './registration';

/** Registers and logs in at once; where only the log-in fails, the account exists and the log-in page says so. */
export function useRegister() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (values: Registration) => {
      await register(values);
      try {
        await logIn(values);
      } catch {
        await navigate('/login', { state: { registered: true } });
      }
    },
  });
}
