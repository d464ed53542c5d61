import { createContract, FindingsError, inspect, loadText } from 'specwright';
import { decoded } from './decoded.js';
import { firstOf } from './first-of.js';
import type { Outcome, Task } from './outcome.js';

/** Looks into a document, on this thread and for as long as it takes. References to other files are refused. */
export async function inspectText({ name, text, format }: Task): Promise<Outcome> {
  try {
    const set = await loadText(decoded(name, text), { display: name, allowBroken: true, ...(format && { format }) });
    const contract = createContract(set);
    const inspection = inspect(contract, set);
    return {
      kind: 'inspected',
      inspection: { ...inspection, unenforced: firstOf(inspection.unenforced) },
      unenforcedTotal: inspection.unenforced.length,
      findings: firstOf(contract.findings),
      findingsTotal: contract.findings.length,
    };
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return { kind: 'unusable', findings: firstOf(error.findings), findingsTotal: error.findings.length };
  }
}
