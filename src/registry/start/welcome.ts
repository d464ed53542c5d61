/** What the terminal says of a server that has started. @param key the first key, where it was made just now */
export function welcome(url: string, key: string | undefined): string {
  const shown =
    key === undefined ? '' : `  the key        ${key}\n                 (the administrator's; it is shown this once)\n`;
  return `The registry is at ${url}
  the reference  ${url}/docs
${shown}Ctrl-C ends it.
`;
}
