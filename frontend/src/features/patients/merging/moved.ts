/** "3 orders came along." */
export function tellMoved(moved: Readonly<Record<string, number>>): string {
  const things = Object.entries(moved)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${count === 1 ? name.replace(/s$/, '') : name}`);
  return things.length > 0 ? `${things.join(', ')} came along.` : 'No orders came along.';
}
