/** What changed between two readings of the same thing, member by member; of a test as of a panel. */

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The members in which `content` says something else than `base`. */
export function changedMembers<Content extends object>(
  content: Content,
  base: NoInfer<Content>,
): Partial<Content> {
  return pick(content, (member) => !isSame(content[member], base[member]));
}

/** Puts what was typed onto a newer form: typed members stay, untouched ones follow the newer one. */
export function rebase<Form extends object>(typed: Form, base: Form, current: Form): Form {
  return { ...current, ...pick(typed, (member) => !isSame(typed[member], base[member])) };
}

/** What somebody else changed, a line each: words as they are, lists and the like by name. */
export function tellDifferences<Content extends object>(
  before: Content,
  after: Content,
  labels: Record<keyof Content, string>,
): string[] {
  return (Object.keys(labels) as (keyof Content)[])
    .filter((member) => !isSame(before[member], after[member]))
    .map((member) => {
      const [was, is] = [before[member], after[member]];
      const areWords = typeof was === 'string' && typeof is === 'string';
      return areWords
        ? `${labels[member]}: “${was || '—'}” → “${is || '—'}”`
        : `${labels[member]}: changed`;
    });
}

function pick<Thing extends object>(
  thing: Thing,
  isWanted: (member: keyof Thing) => boolean,
): Partial<Thing> {
  const wanted = Object.entries(thing).filter(([member]) => isWanted(member as keyof Thing));
  return Object.fromEntries(wanted) as Partial<Thing>;
}
