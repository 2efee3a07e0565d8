interface Searchable {
  code: string;
  name: string;
  synonyms: readonly string[];
}

/** Whether the words are the code itself. */
export function isItsCode({ code }: Pick<Searchable, 'code'>, words: string): boolean {
  return code.toLowerCase() === words.trim().toLowerCase();
}

/** The very code first, then what begins so; within each the server's order stays. */
export function rankFound<Item extends Searchable>(words: string, items: readonly Item[]): Item[] {
  const wanted = words.trim().toLowerCase();
  const begins = (text: string) => text.toLowerCase().startsWith(wanted);
  const rankOf = (item: Item) => {
    if (isItsCode(item, wanted)) return 0;
    return [item.code, item.name, ...item.synonyms].some(begins) ? 1 : 2;
  };
  return items.toSorted((one, other) => rankOf(one) - rankOf(other));
}
