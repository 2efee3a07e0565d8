import { LabelBadge } from '@/components/label-badge';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import { Link } from 'react-router';
import { SpecimenBadge } from '@/components/specimen/specimen-badge';
import type { Manifest } from '../types';
import classes from './manifests.module.css';
import { SpecimenLine } from './specimen-line';

const DID_NOT_ARRIVE = { label: 'Did not arrive', color: 'orange', icon: IconAlertTriangle };

/** What is on it, and what became of each. */
export function ManifestList({ manifest }: { manifest: Manifest }) {
  return (
    <section className={classes.section} aria-label="Specimens">
      <ul className={classes.list}>
        {manifest.specimens.map((specimen) => (
          <li key={specimen.id} className={classes.item}>
            <Link to={`/specimens/${specimen.id}`} style={{ color: 'inherit' }}>
              <SpecimenLine specimen={specimen} />
            </Link>
            {specimen.arrived === false ? (
              <LabelBadge {...DID_NOT_ARRIVE} />
            ) : (
              <SpecimenBadge status={specimen.status} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
