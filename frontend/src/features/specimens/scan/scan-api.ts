import { http } from '@/api/client';
import type { ScanAnswer, ScanRequest } from '../types';

/** Says what a code stands for; asked to receive, receives the specimen: once, however often it is sent with its key. */
export async function sendScan(request: ScanRequest, key: string): Promise<ScanAnswer> {
  const headers = { 'Idempotency-Key': key };
  return (await http.post<ScanAnswer>('/api/specimens/scan/', request, { headers })).data;
}
