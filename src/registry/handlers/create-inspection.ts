import { problem } from 'specwright/express';
import type { Handlers } from '../../../generated/handlers.js';
import { Inspector } from '../inspections/inspector.js';
import type { Findings } from '../inspections/outcome.js';

/**
 * POST /v1/inspections
 *
 * Inspect a document
 */
export const createInspection: Handlers['createInspection'] = createInspectionWith(new Inspector());

/** The handler, with who looks into the documents. */
export function createInspectionWith(inspector: Inspector): Handlers['createInspection'] {
  return async ({ contentType, body, signal }) => {
    const { name = 'document', text } = contentType === 'application/json' ? body : { text: body };
    const outcome = await inspector.inspect({ name, text }, signal);
    if (!outcome) {
      const headers = { 'Retry-After': '5' };
      throw problem(503, 'Too many documents are being inspected; send this one again later', { headers });
    }
    switch (outcome.kind) {
      case 'inspected': {
        const { kind, ...said } = outcome;
        return { status: 200, body: { name, ...said } };
      }
      case 'unusable': {
        const { findings, findingsTotal } = outcome;
        const number = `${findingsTotal} ${findingsTotal === 1 ? 'finding' : 'findings'}`;
        return refused(`No contract can be made of the document: ${number}`, { findings, findingsTotal });
      }
      case 'too-long':
        return refused(`Inspecting the document takes longer than is allowed here; ${elsewhere}`);
      case 'too-large':
        return refused(`Inspecting the document takes more memory than is allowed here; ${elsewhere}`);
    }
  };
}

const elsewhere = 'split it, or run `specwright inspect` on your own machine';

const refused = (detail: string, { findings, findingsTotal }: Findings = { findings: [], findingsTotal: 0 }) => ({
  status: 422 as const,
  body: {
    type: 'about:blank',
    title: 'Unprocessable Content',
    status: 422,
    detail,
    findings,
    findingsTotal,
  },
});
