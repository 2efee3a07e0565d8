import type { Critical, ReferenceRange } from '@/api/gen';
import { SEX_WORDS, tellAges, type Whom } from '../ages';
import { tellLimits, tellNumber } from './detail-texts';
import classes from './detail.module.css';

interface RangeTableProps {
  ranges: readonly ReferenceRange[];
  /** As people write it; blank for a bare ratio. */
  unit: string;
  decimals: number | null;
}

/** What is normal, by sex and age. */
export function RangeTable({ ranges, unit, decimals }: RangeTableProps) {
  const measure = unit && ` (${unit})`;
  return (
    <table className={classes.ranges}>
      <caption>Reference ranges</caption>
      <thead>
        <tr>
          <WhomHeaders />
          <th scope="col">Normal{measure}</th>
        </tr>
      </thead>
      <tbody>
        {ranges.map((range, place) => (
          <tr key={place}>
            <WhomCells whom={range} />
            <td>
              {tellLimits(range, decimals)}
              {range.source && <div className={classes.source}>{range.source}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What has to be told at once, by sex and age. */
export function CriticalTable({
  limits,
  decimals,
}: {
  limits: readonly Critical[];
  decimals: number | null;
}) {
  const tell = (limit: number | null | undefined) =>
    limit == null ? '—' : tellNumber(limit, decimals);
  return (
    <table className={classes.ranges}>
      <caption>Critical limits</caption>
      <thead>
        <tr>
          <WhomHeaders />
          <th scope="col">Lower limit</th>
          <th scope="col">Upper limit</th>
        </tr>
      </thead>
      <tbody>
        {limits.map((limit, place) => (
          <tr key={place}>
            <WhomCells whom={limit} />
            <td>{tell(limit.low)}</td>
            <td>{tell(limit.high)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WhomHeaders() {
  return (
    <>
      <th scope="col">Sex</th>
      <th scope="col">Age</th>
    </>
  );
}

function WhomCells({ whom }: { whom: Whom }) {
  return (
    <>
      <th scope="row">{SEX_WORDS[whom.sex ?? 'any']}</th>
      <td>{tellAges(whom)}</td>
    </>
  );
}
