interface Person {
  username: string;
  first_name?: string;
  last_name?: string;
}

/** The full name, or the user name where none is given. */
export function displayName({ username, first_name = '', last_name = '' }: Person): string {
  return `${first_name} ${last_name}`.trim() || username;
}

/** "CM" for "Casey Moss". */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters.map((word) => word?.[0]?.toUpperCase() ?? '').join('');
}
