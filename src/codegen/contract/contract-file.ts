import type { Json } from '../../document/index.js';
import type { OperationPlan, ServicePlan } from '../../plan/index.js';
import { generatedComment } from '../print/generated-comment.js';
import { printLiteral } from '../print/literal.js';
import { printString } from '../print/property-name.js';

/**
 * contract.js: the plan, and the way to each operation's validators, which are imported when they are first needed.
 * @param operations by index, as `operationLiteral` prints them
 * @param modules by index of `plan.operations`, the validators' file below the generated folder; undefined where there is nothing to check
 */
export function contractFile(
  plan: ServicePlan,
  operations: readonly string[],
  modules: readonly (string | undefined)[],
): string {
  const imports = modules.map(file =>
    file === undefined ? '  undefined,\n' : `  () => import(${printString(`./${file}`)}),\n`,
  );
  return `${generatedComment}
const plan = {
  title: ${literal(plan.title)},
  version: ${literal(plan.version)},
  basePaths: ${literal(plan.basePaths)},
  operations: [
${operations.map(operation => `    ${operation},\n`).join('')}  ],
  securitySchemes: ${literal(plan.securitySchemes)},
};

const modules = [
${imports.join('')}];

const loaded = [];

export const contract = {
  plan,
  load(index) {
    loaded[index] ??= modules[index] ? modules[index]().then(module => (loaded[index] = { checks: module.checks, converts: module.converts })) : { checks: {} };
    return loaded[index];
  },
};
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
  return printLiteral(asJson(plan), '    ');
}

function literal(part: ServicePlan[keyof ServicePlan]): string {
  return printLiteral(asJson(part), '  ');
}

/** A plan is plain data; this says so to the compiler. */
function asJson(part: unknown): Json {
  return part as Json;
}
