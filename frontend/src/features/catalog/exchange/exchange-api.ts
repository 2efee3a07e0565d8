import { http } from '@/api/client';
import type { Imported, ImportPreview } from '@/api/gen';

export type FileFormat = 'csv' | 'json';

const TYPES: Record<FileFormat, string> = { csv: 'text/csv', json: 'application/json' };
/** A whole catalogue is looked through row by row. */
const PATIENCE = { timeout: 120_000 };

/** All that the lab offers and has offered. */
export async function exportCatalogue(format: FileFormat): Promise<Blob> {
  const params = { file_format: format };
  return (await http.get<Blob>('/api/catalog/export/', { params, responseType: 'blob' })).data;
}

/** What importing the file would do, or what is wrong with it; nothing is written. */
export async function previewImport(file: File): Promise<ImportPreview> {
  const url = '/api/catalog/import/preview/';
  return (await http.post<ImportPreview>(url, file, { ...headersOf(file), ...PATIENCE })).data;
}

/** All of the file, or nothing; refused when the catalogue was changed since the preview that gave the token. */
export async function importFile(file: File, token: string): Promise<Imported> {
  const config = { params: { token }, ...headersOf(file), ...PATIENCE };
  return (await http.post<Imported>('/api/catalog/import/', file, config)).data;
}

function headersOf({ name }: File) {
  const format = name.toLowerCase().endsWith('.json') ? 'json' : 'csv';
  return { headers: { 'Content-Type': TYPES[format] } };
}
