/** What a document needs and an example leaves out, at its end: the lines of what it has stay where they are. */
export function completeDocument(text: string): string {
  const rest = [
    /^openapi:/m.test(text) ? '' : 'openapi: 3.1.1\n',
    /^info:/m.test(text) ? '' : 'info: { title: Example, version: 1.0.0 }\n',
    /^(?:paths|webhooks|components):/m.test(text) ? '' : 'paths: {}\n',
  ];
  return `${text.replace(/^\n/, '').replace(/\n?$/, '\n')}${rest.join('')}`;
}
