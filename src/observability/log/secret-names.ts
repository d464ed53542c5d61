const known = new Map<string, boolean>();

/** Whether a field's name says that its value is not for a log. Letter case and separators don't matter. */
export function isSecret(name: string): boolean {
  if (name === '') return false;
  const before = known.get(name);
  if (before !== undefined) return before;
  const secret = speaksOfSecrets(name);
  if (known.size < 1000) known.set(name, secret);
  return secret;
}

const anywhere = /authori[sz]ation|cookie|passw|passphrase|secret|token|credential|apikey/;
const words = new Set(['key', 'keys', 'pwd', 'auth', 'jwt', 'session', 'signature']);

function speaksOfSecrets(name: string): boolean {
  if (anywhere.test(name.toLowerCase().replace(/[-_.\s]/g, ''))) return true;
  const parts = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[^A-Za-z0-9]+/);
  return parts.some(part => words.has(part.toLowerCase()));
}
