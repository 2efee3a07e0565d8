/** A file on its way to an order. */
export interface FileUpload {
  id: string;
  file: File;
  state: 'waiting' | 'going' | 'failed';
  /** How much of it has left, from 0 to 1. */
  share: number;
  reason: string;
  /** Whether trying it again may help. */
  again: boolean;
}

interface ChosenFile {
  id: string;
  file: File;
  /** What is wrong with it, whatever the server says. */
  fault: string | null;
}

export type UploadChange =
  | { type: 'added'; files: readonly ChosenFile[] }
  | { type: 'started'; id: string }
  | { type: 'moved'; id: string; share: number }
  | { type: 'failed'; id: string; reason: string; again: boolean }
  | { type: 'again'; id: string }
  | { type: 'gone'; id: string };

export const NOTHING: readonly FileUpload[] = [];

export function reduceUploads(
  uploads: readonly FileUpload[],
  change: UploadChange,
): readonly FileUpload[] {
  if (change.type === 'added') return [...uploads, ...change.files.map(begin)];
  if (change.type === 'gone') return uploads.filter(({ id }) => id !== change.id);
  return uploads.map((upload) =>
    upload.id === change.id ? { ...upload, ...CHANGES[change.type](change) } : upload,
  );
}

const CHANGES: Record<
  'started' | 'moved' | 'failed' | 'again',
  (change: UploadChange) => Partial<FileUpload>
> = {
  started: () => ({ state: 'going' }),
  moved: (change) => ('share' in change ? { share: change.share } : {}),
  failed: (change) =>
    'reason' in change ? { state: 'failed', reason: change.reason, again: change.again } : {},
  again: () => ({ state: 'waiting', share: 0, reason: '' }),
};

function begin({ id, file, fault }: ChosenFile): FileUpload {
  return {
    id,
    file,
    state: fault ? 'failed' : 'waiting',
    share: 0,
    reason: fault ?? '',
    again: false,
  };
}
