export const MIN_LENGTH = 10;
const MIN_NAME_LENGTH = 3;

interface Account {
  username: string;
  email: string;
}

export interface PasswordRule {
  text: string;
  isMet: (password: string, account: Account) => boolean;
}

/** The rules that can be told while typing; the server also refuses common passwords. */
export const PASSWORD_RULES: readonly PasswordRule[] = [
  {
    text: `At least ${MIN_LENGTH} characters`,
    isMet: (password) => password.length >= MIN_LENGTH,
  },
  {
    text: 'Not your user name or e-mail address',
    isMet: (password, { username, email }) =>
      password !== '' &&
      ![username, email.split('@')[0] ?? ''].some(
        (name) =>
          name.length >= MIN_NAME_LENGTH && password.toLowerCase().includes(name.toLowerCase()),
      ),
  },
];

export function isPasswordAcceptable(password: string, account: Account): boolean {
  return PASSWORD_RULES.every(({ isMet }) => isMet(password, account));
}
