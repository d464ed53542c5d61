/** What stands between an attack and its success, each of which a test can take out of the registry that runs. */
export type Protection =
  | 'values apart from statements'
  | 'signs of LIKE escaped'
  | 'texts that Postgres can hold'
  | 'quotes in fields of the log escaped'
  | 'request ids that are sane alone'
  | 'URLs of links escaped'
  | 'bodies and answers as the contract says'
  | 'names in a form that the database holds'
  | 'values of headers without line breaks'
  | 'references within the document alone'
  | 'public addresses alone'
  | 'a limit of what aliases stand for'
  | 'a limit of depth'
  | 'UTF-8 alone'
  | 'contracts alone'
  | 'a limit of bodies';

const taken = new Set<Protection>();

export function isOut(protection: Protection): boolean {
  return taken.has(protection);
}

export function isAnyOut(): boolean {
  return taken.size > 0;
}

/** Does something while the protections are out. One at a time: they are out for the whole process. */
export async function without<T>(protections: readonly Protection[], work: () => Promise<T>): Promise<T> {
  for (const protection of protections) taken.add(protection);
  try {
    return await work();
  } finally {
    taken.clear();
  }
}
