/** A small document; `mark` makes one of other bytes. */
export function pingDocument(mark = ''): string {
  return `openapi: 3.1.0
info: { title: Ping, version: 1.0.0 }
paths:
  /ping:
    get:
      operationId: ping
      summary: Answers at once ${mark}
      tags: [liveness]
      responses: { '200': { description: Pong. } }
`;
}
