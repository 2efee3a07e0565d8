import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { catalogKey } from '@/components/catalog/queries';
import { useActor } from '@/session/actor';
import { importFile, previewImport } from './exchange-api';

/** A file is looked at as soon as it is chosen, and brought in by the token of that look. */
export function useImport() {
  const client = useQueryClient();
  const { organizationId } = useActor();
  const [file, setFile] = useState<File | null>(null);
  const preview = useMutation({ mutationFn: previewImport });
  const bringIn = useMutation({
    mutationFn: (wanted: { file: File; token: string }) => importFile(wanted.file, wanted.token),
    onSuccess: () => {
      preview.reset();
      return client.invalidateQueries({ queryKey: catalogKey(organizationId) });
    },
    onError: (error, wanted) => {
      if (toProblem(error).code === 'catalogue_changed') preview.mutate(wanted.file);
    },
  });
  const token = preview.data?.token ?? null;

  return {
    file,
    preview,
    bringIn,
    choose: (chosen: File | null) => {
      setFile(chosen);
      bringIn.reset();
      if (chosen) preview.mutate(chosen);
      else preview.reset();
    },
    isReady: file !== null && token !== null,
    confirm: () => {
      if (file && token !== null) bringIn.mutate({ file, token });
    },
  };
}
