export const MIN_LENGTH = 10;
const MIN_NAME_LENGTH = 3;

/** Whose password it is; null where that is not known here. */
export type Account = { username: string; email: string } | null;

export interface PasswordRule {
  text: string;
  isMet: (password: string, account: Account) => boolean;
}

/** The rules that can be told while typing; the server also refuses common passwords. */
const RULES: readonly PasswordRule[] = [
  {
    text: `At least ${MIN_LENGTH} characters`,
    isMet: (password) => password.length >= MIN_LENGTH,
  },
];

const NOT_THE_NAME: PasswordRule = {
  text: 'Not your user name or e-mail address',
  isMet: (password, account) =>
    password !== '' &&
    ![account?.username ?? '', account?.email.split('@')[0] ?? ''].some(
      (name) =>
        name.length >= MIN_NAME_LENGTH && password.toLowerCase().includes(name.toLowerCase()),
    ),
};

export function passwordRulesFor(account: Account): readonly PasswordRule[] {
  return account ? [...RULES, NOT_THE_NAME] : RULES;
}

export function isPasswordAcceptable(password: string, account: Account): boolean {
  return passwordRulesFor(account).every(({ isMet }) => isMet(password, account));
}

export const UNACCEPTABLE = 'The password does not meet the rules below it.';
