import { formatBorn, readBorn } from '@/lib/born';
import { EMPTY_PATIENT, type PatientForm } from './patient-form';

/** Begins a new patient with what was searched for: "Okafor, Amara 7.3.1984", "amara okafor". */
export function formOfWords(typed: string): PatientForm {
  const words = typed.trim().split(/\s+/);
  const [born] = words.map(readWord).filter((date) => date !== null);
  const names = words.filter((word) => !/\d/.test(word)).join(' ');
  const [family = '', given = ''] = names.includes(',') ? names.split(',') : lastFirst(names);
  return {
    ...EMPTY_PATIENT,
    family_name: capitalise(family.trim()),
    given_names: capitalise(given.trim()),
    born: born ? formatBorn(born) : '',
  };
}

function lastFirst(names: string): string[] {
  const words = names.split(' ');
  return [words.at(-1) ?? '', words.slice(0, -1).join(' ')];
}

function readWord(word: string): string | null {
  const read = readBorn(word);
  return 'born' in read ? read.born : null;
}

/** Names typed in a hurry get their capitals; whoever typed one meant the others as they are. */
function capitalise(names: string): string {
  if (names !== names.toLowerCase()) return names;
  return names.replaceAll(/(?<=^|[\s-])\p{Ll}/gu, (letter) => letter.toUpperCase());
}
