import { http } from '@/api/client';
import type { Attachment, OrderAttachments } from './types';

/** A slow line may take its time for 20 MB. */
const UPLOAD_TIMEOUT_MS = 15 * 60_000;

export async function listAttachments(
  order: string,
  signal: AbortSignal,
): Promise<OrderAttachments> {
  return (await http.get<OrderAttachments>(pathOf(order), { signal })).data;
}

export interface Upload {
  order: string;
  file: File;
  signal: AbortSignal;
  /** Told how much has left, from 0 to 1. */
  onProgress: (share: number) => void;
}

/** Sends one file as it is. Safe to send again: the server knows a file it has. */
export async function addAttachment({ order, file, signal, onProgress }: Upload) {
  const { data } = await http.post<Attachment>(pathOf(order), file, {
    signal,
    timeout: UPLOAD_TIMEOUT_MS,
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeName(file.name)}`,
    },
    onUploadProgress: ({ progress }) => onProgress(progress ?? 0),
  });
  return data;
}

export async function readAttachment(order: string, { id, media_type }: Attachment) {
  const { data } = await http.get<ArrayBuffer>(`${pathOf(order)}${encodeURIComponent(id)}/`, {
    responseType: 'arraybuffer',
  });
  return new Blob([data], { type: media_type });
}

export async function removeAttachment(order: string, id: string): Promise<void> {
  await http.delete(`${pathOf(order)}${encodeURIComponent(id)}/`);
}

function pathOf(order: string): string {
  return `/api/orders/${encodeURIComponent(order)}/attachments/`;
}

/** As RFC 8187 wants it: signs that `encodeURIComponent` leaves would end the value. */
function encodeName(name: string): string {
  const wellFormed = new TextDecoder().decode(new TextEncoder().encode(name));
  return encodeURIComponent(wellFormed).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
}
