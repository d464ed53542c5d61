import { type HttpProblem, problem } from 'specwright/express';
import type { components } from '../../../generated/types.js';
import type { Findings, Outcome } from '../inspections/outcome.js';
import { forSender } from './remedies.js';

const elsewhere = 'split it, or run `specwright inspect` on your own machine';

/** @param isLarge of large ones fewer may wait, and each takes longer */
export function tooManyDocuments(isLarge = false): HttpProblem {
  const headers = { 'Retry-After': isLarge ? '30' : '5' };
  const which = isLarge ? 'large documents' : 'documents';
  return problem(503, `Too many ${which} are being read; send this one again later`, { headers });
}

/**
 * The answer to a document that no contract can be made of, or not within the limits.
 * @throws HttpProblem 503 where it is not the document but the machine
 */
export function unusable(outcome: Exclude<Outcome, { kind: 'inspected' }>): UnusableDocument {
  switch (outcome.kind) {
    case 'unusable': {
      const { findings, findingsTotal } = outcome;
      const number = `${findingsTotal} ${findingsTotal === 1 ? 'finding' : 'findings'}`;
      const told = { findings: findings.map(forSender), findingsTotal };
      return refused(`No contract can be made of the document: ${number}`, told);
    }
    case 'too-long':
      return refused(`Reading the document takes longer than is allowed here; ${elsewhere}`);
    case 'too-large':
      return refused(`Reading the document takes more memory than is allowed here; ${elsewhere}`);
    case 'too-busy':
      throw problem(503, 'The server is too busy to read the document; send it again later', {
        headers: { 'Retry-After': '30' },
      });
  }
}

interface UnusableDocument {
  readonly status: 422;
  readonly body: Omit<components['schemas']['UnusableDocument'], 'findings'> & Findings;
}

function refused(
  detail: string,
  { findings, findingsTotal }: Findings = { findings: [], findingsTotal: 0 },
): UnusableDocument {
  const title = 'Unprocessable Content';
  return { status: 422, body: { type: 'about:blank', title, status: 422, detail, findings, findingsTotal } };
}
