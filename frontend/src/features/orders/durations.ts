const UNITS = [
  { name: 'd', ms: 86_400_000 },
  { name: 'h', ms: 3_600_000 },
  { name: 'min', ms: 60_000 },
] as const;

/** A length of time in the largest unit that fits, rounded down: "3 d", "2 h", "5 min". */
export function formatDuration(ms: number): string {
  const unit = UNITS.find((each) => ms >= each.ms);
  return unit ? `${Math.floor(ms / unit.ms)} ${unit.name}` : 'under a minute';
}
