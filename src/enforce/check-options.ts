import { accessSync, constants, statSync } from 'node:fs';
import { type Finding, FindingsError, finding, nearest, optionFaults } from '../diagnostics/index.js';
import type { RuntimeContract, ServicePlan } from '../plan/index.js';
import { serviceRules } from './option-rules.js';
import type { ServiceOptions } from './service-options.js';

/**
 * Looks at what a service is made of as if no types had: a JavaScript file, a cast or a merged configuration has none.
 * @throws FindingsError with everything that can't be meant
 */
export function checkOptions(contract: unknown, options: unknown): void {
  const findings: Finding[] = optionFaults(options, serviceRules).map(({ message, remedy }) =>
    invalid(message, remedy),
  );
  const strange = contractFault(contract);
  if (strange) findings.push(strange);
  else if (isObject(options)) {
    const { plan } = contract as RuntimeContract; // just seen to have one
    findings.push(...nameFaults(plan, options), ...folderFaults(options));
  }
  if (findings.length > 0) throw new FindingsError(findings);
}

function invalid(message: string, remedy: string): Finding {
  return finding('service-option-invalid', message, { remedy });
}

function contractFault(contract: unknown): Finding | undefined {
  if (isObject(contract)) {
    const { plan, load, operations, schemas } = contract;
    if (isObject(plan) && Array.isArray(plan['operations']) && typeof load === 'function') return undefined;
    if (Array.isArray(operations) && schemas !== undefined)
      return invalid(
        'The contract was loaded, and is not ready to be served',
        "Give runtimeContract(contract), of 'specwright'",
      );
    if (typeof contract['then'] === 'function')
      return invalid('The contract is a promise', 'Await it, and give what comes');
  }
  return invalid(
    'The first argument of createService must be a contract that can be served',
    "Give `contract` of the generated contract.js, or runtimeContract(await load('openapi.yaml'))",
  );
}

function nameFaults(plan: ServicePlan, { handlers, security }: Readonly<Record<string, unknown>>): readonly Finding[] {
  const findings: Finding[] = [];
  const operations = new Set(plan.operations.map(({ name }) => name));
  for (const [name, handler] of entries(handlers)) {
    if (!operations.has(name)) findings.push(unknownHandler(name, plan));
    else if (handler !== undefined && typeof handler !== 'function')
      findings.push(invalid(`The handler '${name}' is not a function`, 'Give a function, or leave it out'));
  }
  const schemes = Object.keys(plan.securitySchemes);
  for (const [name, resolver] of entries(security)) {
    if (!schemes.includes(name)) {
      const remedy = meant(name, schemes) ?? `The contract has ${schemes.join(', ') || 'no security schemes'}`;
      findings.push(invalid(`There is a resolver '${name}', but no security scheme of that name`, remedy));
    } else if (resolver !== undefined && typeof resolver !== 'function')
      findings.push(invalid(`The resolver '${name}' is not a function`, 'Give a function'));
  }
  return findings;
}

function unknownHandler(name: string, plan: ServicePlan): Finding {
  const renamed = plan.operations.find(({ operationId }) => operationId === name);
  if (renamed) {
    const remedy = `Name the handler ${renamed.name}`;
    const message = `There is a handler '${name}', but the one of ${renamed.key} is called '${renamed.name}'`;
    return finding('handler-unknown', message, { operation: renamed.key, remedy });
  }
  const remedy = meant(
    name,
    plan.operations.map(each => each.name),
  );
  const message = `There is a handler '${name}', but no operation of that name`;
  return finding('handler-unknown', message, { ...(remedy !== undefined && { remedy }) });
}

function meant(name: string, names: readonly string[]): string | undefined {
  const near = nearest(name, names);
  return near === undefined ? undefined : `Did you mean ${near}?`;
}

/** Of temporary files: the folder must be there before the first upload. */
function folderFaults({ body }: Readonly<Record<string, unknown>>): readonly Finding[] {
  const { files, temporaryFolder } = (isObject(body) ? body : {}) as NonNullable<ServiceOptions['body']>;
  if (files !== 'temporary' || typeof temporaryFolder !== 'string' || temporaryFolder === '') return [];
  try {
    accessSync(temporaryFolder, constants.R_OK | constants.W_OK | constants.X_OK);
    if (statSync(temporaryFolder).isDirectory()) return [];
  } catch {
    // said below, as of a file
  }
  const must = 'a folder that is there and can be written to';
  return [invalid(`The option 'body.temporaryFolder' must be ${must}`, 'Make the folder, or name another one')];
}

function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) && !Array.isArray(value) ? Object.entries(value) : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
