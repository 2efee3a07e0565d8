import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef, useState } from 'react';
import { showProblem } from '@/lib/toasts';
import { useActor } from '@/session/actor';
import { addAttachment } from './attachments-api';
import { canHelpAgain, explainUpload, findFault } from './file-texts';
import { attachmentsKey } from './queries';
import { NOTHING, reduceUploads } from './upload-list';

/**
 * Brings chosen files to an order, one after another, also when the page is left meanwhile. What fails stays with its
 * reason until it is tried again or put away; one failure keeps no other from going.
 */
export function useUploads(findOrder: () => Promise<string>) {
  const queryClient = useQueryClient();
  const { organizationId } = useActor();
  const [uploads, dispatch] = useReducer(reduceUploads, NOTHING);
  const [going] = useState(() => new Map<string, AbortController>());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  function send(id: string, file: File) {
    const stop = new AbortController();
    going.set(id, stop);
    // Asked for at once: a new order may be on its way to the lab when the file's turn comes.
    const order = findOrder();
    queue.current = Promise.allSettled([queue.current, order]).then(() =>
      bring(id, file, order, stop.signal),
    );
  }

  async function bring(id: string, file: File, found: Promise<string>, signal: AbortSignal) {
    try {
      signal.throwIfAborted();
      dispatch({ type: 'started', id });
      const order = await found;
      const onProgress = (share: number) => dispatch({ type: 'moved', id, share });
      await addAttachment({ order, file, signal, onProgress });
      await queryClient.invalidateQueries({ queryKey: attachmentsKey(organizationId, order) });
      dispatch({ type: 'gone', id });
    } catch (error) {
      if (signal.aborted) return;
      const reason = explainUpload(error);
      dispatch({ type: 'failed', id, reason, again: canHelpAgain(error) });
      if (!isShown.current) showProblem(error, `${file.name} was not added`);
    }
  }

  function add(files: readonly File[]) {
    const chosen = files.map((file) => ({ id: crypto.randomUUID(), file, fault: findFault(file) }));
    dispatch({ type: 'added', files: chosen });
    for (const { id, file, fault } of chosen) if (!fault) send(id, file);
  }

  function retry(id: string) {
    const upload = uploads.find((each) => each.id === id);
    if (!upload) return;
    dispatch({ type: 'again', id });
    send(id, upload.file);
  }

  /** Stops one that is on its way, or puts a failed one away. */
  function drop(id: string) {
    going.get(id)?.abort();
    dispatch({ type: 'gone', id });
  }

  return { uploads, add, retry, drop };
}
