import type { Json } from '../../document/index.js';
import type { OperationPlan, ServicePlan } from '../../plan/index.js';
import { generatedComment } from '../print/generated-comment.js';
import { printJsonText, printParsed } from '../print/json-text.js';
import { printString } from '../print/property-name.js';
import type { ValidatorFiles } from '../validators/validator-files.js';

/**
 * contract.js: the plan, and the way to each operation's validators, which are imported when they are first needed.
 * @param operations by index, as `operationLiteral` prints them
 */
export function contractFile(
  plan: ServicePlan,
  operations: readonly string[],
  { modules, shared }: Pick<ValidatorFiles, 'modules' | 'shared'>,
): string {
  const imports = modules.map(file =>
    file === undefined ? '  undefined,\n' : `  () => import(${printString(`./${file}`)}),\n`,
  );
  const preload =
    shared === undefined ? '' : `  preload: () => import(${printString(`./${shared}`)}).then(() => undefined),\n`;
  return `${generatedComment}
const plan = ${printParsed(planText(plan, operations))};

const modules = [
${imports.join('')}];

const loaded = [];

export const contract = {
  plan,
  load(index) {
    loaded[index] ??= modules[index] ? modules[index]().then(module => (loaded[index] = { checks: module.checks, converts: module.converts })) : { checks: {} };
    return loaded[index];
  },
${preload}};
`;
}

/** contract.d.ts: the contract with the types of its operations. */
export const contractTypesFile = `${generatedComment}import type { RuntimeContract } from "specwright/express";
import type { Operations } from "./handlers.js";

/** What \`createService\` serves: routes, checks and, in the types, the handlers they want. */
export declare const contract: RuntimeContract<Operations>;
`;

/** The plan of an operation as it stands in contract.js. */
export function operationLiteral(plan: OperationPlan): string {
  return printJsonText(asJson(plan), '    ');
}

function planText(plan: ServicePlan, operations: readonly string[]): string {
  const text = (part: ServicePlan[keyof ServicePlan]) => printJsonText(asJson(part), '  ');
  return `{
  "title": ${text(plan.title)},
  "version": ${text(plan.version)},
  "basePaths": ${text(plan.basePaths)},
  "operations": [${operations.map(operation => `\n    ${operation}`).join()}${operations.length > 0 ? '\n  ' : ''}],
  "securitySchemes": ${text(plan.securitySchemes)}
}`;
}

/** A plan is plain data; this says so to the compiler. */
function asJson(part: unknown): Json {
  return part as Json;
}
