import type { Counts, Planned } from '@/api/gen';

const FIELDS: Record<string, string> = {
  name: 'name',
  category: 'category',
  synonyms: 'synonyms',
  loinc: 'LOINC',
  specimens: 'specimens',
  turnaround_hours: 'turnaround',
  price: 'price',
  repeat_after_hours: 'warning of repetitions',
  questions: 'questions',
  analytes: 'what is measured',
  tests: 'tests',
  status: 'active or retired',
};

/** What becomes of one test or panel: "New", "Changed: price, questions". */
export function tellChange({ change, fields }: Pick<Planned, 'change' | 'fields'>): string {
  if (change === 'new') return 'New';
  if (change === 'unchanged') return 'Unchanged';
  return `Changed: ${fields.map((field) => FIELDS[field] ?? field).join(', ')}`;
}

/** "3 new, 2 changed, 80 unchanged" */
export function tellCounts({ new: added, changed, unchanged }: Counts): string {
  return `${added} new, ${changed} changed, ${unchanged} unchanged`;
}
