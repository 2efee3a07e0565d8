import type { ApiProblem } from '@/api/problem';
import { ErrorSummary } from '@/components/error-summary';
import { FormAlert } from '@/components/form-alert';
import type { Faults } from '../form/faults';
import { anchorOf, fieldId } from '../form/fault-places';

interface EditorProblemProps {
  faults: Faults;
  problem: ApiProblem | null;
  attempt: number;
  /** Where a fault stands, in words; blank for the outermost fields. */
  tellPlace: (path: string) => string;
}

/** What keeps it from being saved, on top of the form and linked to the fields. */
export function EditorProblem({ faults, problem, attempt, tellPlace }: EditorProblemProps) {
  const found = Object.entries(faults);
  if (found.length > 0) {
    return (
      <ErrorSummary
        title="Something is missing or wrong"
        items={found.map(([path, message]) => {
          const place = tellPlace(path);
          return {
            fieldId: fieldId(anchorOf(path)),
            message: place ? `${place}: ${message}` : message,
          };
        })}
        attempt={attempt}
      />
    );
  }
  return problem && <FormAlert problem={problem} waitS={0} />;
}
