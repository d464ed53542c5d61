/** A document of one operation, `GET /pets/{id}`, with what is said of it from line 6 on. */
export function operation(said: string, { method = 'get', path = '/pets' } = {}): string {
  return `paths:
  ${path}:
    ${method}:
${said.replaceAll(/^/gm, '      ')}
`;
}

const done = "responses: { '204': { description: done } }";

/** An operation with parameters, one a line, from line 7 on. */
export function withParameters(...parameters: readonly string[]): string {
  const list =
    parameters.length === 0 ? 'parameters: []' : `parameters:\n${parameters.map(each => `  - ${each}`).join('\n')}`;
  return operation(`${list}\n${done}`);
}

/** A webhook with parameters. */
export function webhookWithParameters(...parameters: readonly string[]): string {
  return withParameters(...parameters).replace('paths:\n  /pets:\n    get:', 'webhooks:\n  told:\n    post:');
}
