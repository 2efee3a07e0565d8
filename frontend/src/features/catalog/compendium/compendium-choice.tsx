import { Checkbox } from '@mantine/core';
import type { Compendium } from '@/api/gen';
import { groupBy } from '@/lib/group-by';
import classes from './compendium-choice.module.css';

interface CompendiumChoiceProps {
  compendium: Compendium;
  /** Codes of tests and panels. */
  chosen: readonly string[];
  onChoose: (codes: readonly string[]) => void;
}

interface Entry {
  code: string;
  name: string;
}

/** Everything there is, ticked one by one, by category or all at once. */
export function CompendiumChoice({ compendium, chosen, onChoose }: CompendiumChoiceProps) {
  const groups: [string, Entry[]][] = [
    ['Panels, with their tests', compendium.panels],
    ...groupBy(compendium.tests, ({ category }) => category),
  ];
  const all = groups.flatMap(([, entries]) => entries);
  const choice = { chosen, onChoose };
  return (
    <div className={classes.list} role="group" aria-label="The compendium">
      <GroupBox label={`All of it (${all.length})`} entries={all} {...choice} />
      {groups.map(([name, entries]) => (
        <div key={name}>
          <GroupBox label={`${name} (${entries.length})`} entries={entries} {...choice} />
          <ul className={classes.items}>
            {entries.map(({ code, name: entry }) => (
              <li key={code}>
                <Checkbox
                  size="sm"
                  label={
                    <>
                      {entry} <span className={classes.code}>{code}</span>
                    </>
                  }
                  checked={chosen.includes(code)}
                  onChange={() => onChoose(toggled(chosen, [code]))}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

interface GroupBoxProps extends Pick<CompendiumChoiceProps, 'chosen' | 'onChoose'> {
  label: string;
  entries: readonly Entry[];
}

function GroupBox({ label, entries, chosen, onChoose }: GroupBoxProps) {
  const codes = entries.map(({ code }) => code);
  const count = codes.filter((code) => chosen.includes(code)).length;
  return (
    <Checkbox
      size="sm"
      fw={600}
      label={label}
      checked={count === codes.length}
      indeterminate={count > 0 && count < codes.length}
      onChange={() => onChoose(toggled(chosen, codes))}
    />
  );
}

/** All of `codes` chosen, or none of them if all were. */
function toggled(chosen: readonly string[], codes: readonly string[]): readonly string[] {
  const rest = chosen.filter((code) => !codes.includes(code));
  const hadAll = codes.every((code) => chosen.includes(code));
  return hadAll ? rest : [...rest, ...codes];
}
