import type { WhomRequest } from '@/api/gen';

type Span = Required<WhomRequest>;

const SEXES = ['female', 'male'] as const;

/** Of each sex, the ages from birth on that no span covers; of both at once where they are the same. */
export function findHoles(spans: readonly Span[]): Span[] {
  const [female, male] = SEXES.map((sex) => holesOf(sex, spans));
  if (!female || !male) return [];
  const isSame = JSON.stringify(female) === JSON.stringify(male);
  return isSame
    ? female.map((hole) => ({ ...hole, sex: 'any' as const }))
    : [
        ...female.map((hole) => ({ ...hole, sex: 'female' as const })),
        ...male.map((hole) => ({ ...hole, sex: 'male' as const })),
      ];
}

type Ages = Omit<Span, 'sex'>;

function holesOf(sex: 'female' | 'male', spans: readonly Span[]): Ages[] {
  const holes: Ages[] = [];
  let reached = 0;
  const meant = spans
    .filter((span) => span.sex === sex || span.sex === 'any')
    .sort((one, other) => one.from_age_days - other.from_age_days);
  for (const { from_age_days: from, to_age_days: to } of meant) {
    if (from > reached) holes.push({ from_age_days: reached, to_age_days: from });
    reached = Math.max(reached, to ?? Infinity);
  }
  if (reached < Infinity) holes.push({ from_age_days: reached, to_age_days: null });
  return holes;
}
