let counter = 0;

/** An access token as the server shapes it; the signature means nothing here. */
export function makeToken(lifetimeS = 600): string {
  const iat = Math.floor(Date.now() / 1000);
  counter += 1;
  const claims = { iat, exp: iat + lifetimeS, jti: String(counter) };
  return `header.${btoa(JSON.stringify(claims))}.signature`;
}
