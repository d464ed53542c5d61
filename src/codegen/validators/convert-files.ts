import type { Contract } from '../../contract/index.js';
import type { CheckName, CreatedPlan, OperationPlan } from '../../plan/index.js';
import { type ConvertRequest, convertKey, emitConverts, planConvert } from '../../schema/index.js';
import type { FolderExtensions } from '../folder-extensions.js';
import { printPropertyName, printString } from '../print/property-name.js';

/** The conversions of a contract: one module of all, and what each operation's module says of its own. */
export interface ConvertFiles {
  /** Undefined where nothing is converted. */
  readonly text: string | undefined;
  /** By index of the operation, to be added to its module; '' where it converts nothing. */
  readonly exports: readonly string[];
}

/** @param module of all conversions, as the operations' modules import it */
export function convertFiles(
  contract: Contract,
  { plan, checks }: CreatedPlan,
  { convertFormats, formats }: FolderExtensions,
  module: string,
): ConvertFiles {
  if (convertFormats.length === 0) return { text: undefined, exports: [] };
  const requests = plan.operations.map((operation, index) => requestsOf(operation, checks[index]));
  const all = requests.flatMap(named => [...named.values()]);
  const converts = planConvert(contract.schemas, all, new Set(convertFormats));
  const isConverted = (request: ConvertRequest) => Object.hasOwn(converts.roots, convertKey(request));
  const exports = requests.map(named =>
    exportOf(
      [...named].filter(([, request]) => isConverted(request)),
      module,
    ),
  );
  const text = exports.some(Boolean) ? emitConverts(converts, { formats }) : undefined;
  return { text, exports };
}

function requestsOf(
  plan: OperationPlan,
  checks: CreatedPlan['checks'][number] | undefined,
): Map<CheckName, ConvertRequest> {
  const media = [...(plan.body?.content ?? []), ...plan.responses.flatMap(({ content }) => content)];
  const single = [...plan.parameters, ...plan.responses.flatMap(({ headers }) => headers), ...media];
  const names = [...single.map(({ convert }) => convert), ...media.map(({ itemConvert }) => itemConvert)];
  const found = new Map<CheckName, ConvertRequest>();
  for (const name of names) {
    const request = name === undefined ? undefined : checks?.get(name);
    if (name !== undefined && request) found.set(name, request);
  }
  return found;
}

function exportOf(converts: readonly (readonly [CheckName, ConvertRequest])[], module: string): string {
  if (converts.length === 0) return '';
  const members = converts.map(([name, request]) => {
    // `__proto__` would set the prototype if it were not computed
    const key = name === '__proto__' ? '["__proto__"]' : printPropertyName(name);
    return `${key}:convert(${printString(convertKey(request))})`;
  });
  return `import {convert} from ${printString(module)};\nexport const converts={${members.join(',\n')}};\n`;
}
