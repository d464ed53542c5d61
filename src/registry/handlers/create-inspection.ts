import { createContract, FindingsError, inspect, loadText } from 'specwright';
import type { Handlers } from '../../../generated/handlers.js';

/**
 * POST /v1/inspections
 *
 * Inspect a document
 */
export const createInspection: Handlers['createInspection'] = async ({ contentType, body }) => {
  const { name = 'document', text } = contentType === 'application/json' ? body : { text: body };
  try {
    const set = await loadText(text, { display: name });
    const contract = createContract(set);
    return {
      status: 200,
      body: { name, inspection: inspect(contract, set), findings: contract.findings },
    };
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    const number = error.findings.length;
    return {
      status: 422,
      body: {
        type: 'about:blank',
        title: 'Unprocessable Content',
        status: 422,
        detail: `No contract can be made of the document: ${number} ${number === 1 ? 'finding' : 'findings'}`,
        findings: error.findings,
      },
    };
  }
};
