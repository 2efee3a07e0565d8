import IconCircleX from '@tabler/icons-react/dist/esm/icons/IconCircleX.mjs';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import { CapDot } from '../catalog/cap-dot';
import { AccessionLink } from './accession-number';
import {
  tellContainer,
  tellHandling,
  tellRejection,
  tellTests,
  tellWhereabouts,
} from './specimen-texts';
import classes from './specimen.module.css';
import type { Specimen } from './types';

const muted = `${classes.line ?? ''} ${classes.muted ?? ''}`;

/** What a container is, what it is for, what to see to, and where it is. */
export function SpecimenFacts({ specimen }: { specimen: Specimen }) {
  const isExpected = specimen.status === 'expected';
  const tests = tellTests(specimen);
  return (
    <>
      <p className={classes.line}>
        <CapDot name={specimen.cap_colour} />
        {tellContainer(specimen)}
      </p>
      {tests && <p className={classes.line}>{tests}</p>}
      {isExpected && <Preparation specimen={specimen} />}
      {tellWhereabouts(specimen).map((line) => (
        <p key={line} className={muted}>
          {line}
        </p>
      ))}
      <Ending specimen={specimen} />
      <Recollection specimen={specimen} />
    </>
  );
}

function Preparation({ specimen }: { specimen: Specimen }) {
  const lines = [...specimen.patient_preparation, tellHandling(specimen)].filter(Boolean);
  if (lines.length === 0) return null;
  return (
    <div className={classes.note}>
      <IconInfoCircle size={15} aria-hidden />
      <div>
        {lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </div>
    </div>
  );
}

/** Why it was rejected, or why it will not come. */
function Ending({ specimen: { status, reason_code, note } }: { specimen: Specimen }) {
  const words = tellRejection(reason_code, note);
  const isOver = status === 'rejected' || status === 'cancelled';
  if (!isOver || !words) return null;
  return (
    <div className={classes.note}>
      <IconCircleX size={15} aria-hidden />
      <span>{words}</span>
    </div>
  );
}

function Recollection({ specimen: { replaces, replaced_by } }: { specimen: Specimen }) {
  return (
    <>
      {replaces && (
        <p className={classes.line}>
          Collected again for <AccessionLink specimen={replaces} />
        </p>
      )}
      {replaced_by && (
        <p className={classes.line}>
          Asked for again as <AccessionLink specimen={replaced_by} />
        </p>
      )}
    </>
  );
}
