/** What the terminal says of the first key, as soon as there is one: nobody can say it again. */
export function firstKey(key: string): string {
  return `  the key        ${key}\n                 (the administrator's; it is shown this once)\n`;
}

/** What the terminal says of a server that has started. */
export function welcome(url: string): string {
  return `The registry is at ${url}
  the reference  ${url}/docs
Ctrl-C ends it.
`;
}
