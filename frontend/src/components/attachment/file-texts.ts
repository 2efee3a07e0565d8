import { toProblem } from '@/api/problem';
import { describeProblem } from '@/api/problem-texts';

const MEGABYTE = 1024 * 1024;
export const LARGEST_BYTES = 20 * MEGABYTE;
export const MOST_FILES = 10;
/** What the file chooser offers; the server looks at what a file holds. */
export const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.docx,.txt';
export const ACCEPTED_TEXT = 'PDF, JPEG, PNG, TIFF, DOCX or TXT, up to 20 MB each, ten an order.';

/** "1.4 MB", "12 kB". */
export function tellSize(bytes: number): string {
  if (bytes >= MEGABYTE) return `${(bytes / MEGABYTE).toFixed(1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1024))} kB`;
}

/** What is plain before anything is sent. */
export function findFault(file: File): string | null {
  if (file.size > LARGEST_BYTES) {
    return `${tellSize(file.size)} is more than the 20 MB a file may have. Make it smaller.`;
  }
  return file.size === 0 ? 'The file is empty. Choose another.' : null;
}

const OF_FILES = new Set([
  'unsafe_file',
  'infected_file',
  'unsupported_file',
  'empty_file',
  'cut_off',
  'too_large',
  'too_many',
  'attachments_closed',
  'scan_unavailable',
]);

/** Why a file was not taken; the server's own sentence where it is about the file. */
export function explainUpload(error: unknown): string {
  const problem = toProblem(error);
  if (OF_FILES.has(problem.code)) return problem.detail;
  const { title, detail } = describeProblem(problem);
  return `${title}. ${detail}`;
}

/** Whether sending the same file again may help. */
export function canHelpAgain(error: unknown): boolean {
  const { status, code } = toProblem(error);
  return status === 0 || status >= 500 || status === 429 || status === 408 || code === 'cut_off';
}
