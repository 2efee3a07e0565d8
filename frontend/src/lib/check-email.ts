const EMAIL = /^\S+@\S+\.\S+$/;

/** What is wrong with an address, as far as a browser can tell; null where nothing is. */
export function checkEmail(email: string): string | null {
  return EMAIL.test(email.trim()) ? null : 'Enter an e-mail address, such as name@example.org.';
}
