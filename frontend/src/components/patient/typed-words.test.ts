import { expect, test } from 'vitest';
import { formOfWords } from './typed-words';

test.each([
  ['okonkwo', 'Okonkwo', '', ''],
  ['chiamaka ifeoma okonkwo', 'Okonkwo', 'Chiamaka Ifeoma', ''],
  ['Okonkwo, Chiamaka 7.3.1984', 'Okonkwo', 'Chiamaka', '7 Mar 1984'],
  ['03/1984 müller', 'Müller', '', 'Mar 1984'],
  ['van der Berg, Anna', 'van der Berg', 'Anna', ''],
  ['RV-10021', '', '', ''],
  ['', '', '', ''],
])('"%s" begins with %s, %s, %s', (typed, family_name, given_names, born) => {
  expect(formOfWords(typed)).toMatchObject({ family_name, given_names, born });
});
