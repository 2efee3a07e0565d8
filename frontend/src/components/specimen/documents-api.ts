import { http } from '@/api/client';

/** What can be printed: where it is, and what its file is called when it is saved. */
export interface PrintedDocument {
  path: string;
  fileName: string;
}

export function requisitionOf(order: { id: string; number: string }): PrintedDocument {
  return {
    path: `/api/orders/${encodeURIComponent(order.id)}/requisition/`,
    fileName: `requisition-${order.number}.pdf`,
  };
}

export function labelsOf(order: { id: string; number: string }): PrintedDocument {
  return {
    path: `/api/orders/${encodeURIComponent(order.id)}/labels/`,
    fileName: `labels-${order.number}.pdf`,
  };
}

export function labelOf(specimen: { id: string; accession_number: string }): PrintedDocument {
  return {
    path: `/api/specimens/${encodeURIComponent(specimen.id)}/label/`,
    fileName: `label-${specimen.accession_number}.pdf`,
  };
}

export function manifestDocument(manifest: { id: string; number: string }): PrintedDocument {
  return {
    path: `/api/manifests/${encodeURIComponent(manifest.id)}/document/`,
    fileName: `manifest-${manifest.number}.pdf`,
  };
}

export async function readDocument({ path }: PrintedDocument): Promise<Blob> {
  const { data } = await http.get<ArrayBuffer>(path, { responseType: 'arraybuffer' });
  return new Blob([data], { type: 'application/pdf' });
}
