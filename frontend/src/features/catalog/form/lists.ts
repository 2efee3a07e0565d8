/** The list with the parts in place of what stood there. */
export function changed<Row>(list: readonly Row[], at: number, part: Partial<NoInfer<Row>>): Row[] {
  return list.map((row, place) => (place === at ? { ...row, ...part } : row));
}

export function without<Row>(list: readonly Row[], at: number): Row[] {
  return list.filter((_, place) => place !== at);
}

/** The list with one row at another place; the others close up. */
export function moved<Row>(list: readonly Row[], from: number, to: number): Row[] {
  const row = list[from];
  if (row === undefined || to < 0 || to >= list.length) return [...list];
  return without(list, from).toSpliced(to, 0, row);
}

/** A number that no row has, to know a new one by while it is moved. */
export function newRowNumber(list: readonly { row: number }[]): number {
  return Math.max(-1, ...list.map(({ row }) => row)) + 1;
}
