import { createContext, useContext } from 'react';
import type { Faults } from '../form/faults';
import { fieldId } from '../form/fault-places';

/** What is wrong at each field, for fields however deep in the form. */
export const FaultsContext = createContext<Faults>({});

/** Of a part of the form: the id and the error of its fields by name, to be spread onto their inputs. */
export function useFields(part = '') {
  const faults = useContext(FaultsContext);
  return (name: string) => {
    const place = part ? `${part}.${name}` : name;
    return { id: fieldId(place), error: faults[place] };
  };
}

/** Whether something is wrong in a part of the form, which must then be open. */
export function useHasFaults(part: string): boolean {
  const faults = useContext(FaultsContext);
  return Object.keys(faults).some((place) => place === part || place.startsWith(`${part}.`));
}
