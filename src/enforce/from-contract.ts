import { type Contract, contractRule } from '../contract/index.js';
import {
  checkArgument,
  checkOptions,
  type Finding,
  FindingsError,
  type OptionRule,
  type OptionRules,
  option,
} from '../diagnostics/index.js';
import {
  type CheckName,
  type CheckRequest,
  type Convert,
  createPlan,
  type OperationChecks,
  type RuntimeContract,
} from '../plan/index.js';
import {
  type CompileOptions,
  type ConvertFormats,
  convertedFormats,
  createCompiler,
  createConverts,
  definitionRule,
  type SchemaCompiler,
  type Validate,
  type ValueFormats,
} from '../schema/index.js';

/** How a document's contract is made ready to be served. */
export interface RuntimeContractOptions {
  /** What schemas assert, and the user's own formats and keywords. */
  readonly compile?: CompileOptions;
  /**
   * Formats whose values are something else in handlers, such as date-time as Date: their names, or `true` for all that
   * have a value. Default: none. What generated modules convert was decided when they were made.
   */
  readonly convertFormats?: ConvertFormats | ValueFormats;
}

const definitions = option.list(definitionRule);

const rules: OptionRules = {
  compile: option.of({
    formats: option.boolean,
    content: option.boolean,
    unsafePatterns: option.boolean,
    definedFormats: definitions,
    definedKeywords: definitions,
  } satisfies Record<keyof CompileOptions, OptionRule>),
  convertFormats: option.either(option.boolean, option.list(option.text), option.anObject),
} satisfies Record<keyof RuntimeContractOptions, OptionRule>;

/**
 * Makes of a contract, loaded at start-up, what `specwright generate` would have generated.
 * Checks are compiled when an operation is first called; whatever could fail then is checked here.
 * @throws FindingsError with every schema or option that can't be honoured
 */
export function runtimeContract(contract: Contract, options: RuntimeContractOptions = {}): RuntimeContract {
  checkArgument('contract', contract, contractRule);
  checkOptions(options, rules);
  const formats = formatsOf(options);
  const { plan, checks } = createPlan(contract, { convertFormats: Object.keys(formats) });
  const compiler = createCompiler(contract.schemas, options.compile);
  verify(checks, compiler);
  const loaded = new Map<number, OperationChecks>();
  const load = (index: number): OperationChecks => {
    let made = loaded.get(index);
    if (!made) loaded.set(index, (made = operationChecks(contract, checks[index] ?? new Map(), compiler, formats)));
    return made;
  };
  return Object.freeze({ plan, load });
}

type Requests = ReadonlyMap<CheckName, CheckRequest>;

/** All findings of all schemas, each once. */
function verify(checks: readonly Requests[], compiler: SchemaCompiler): void {
  const findings = new Set<Finding>();
  for (const requests of checks) {
    for (const { schema, use } of requests.values()) {
      try {
        compiler.validate(schema.id, use);
      } catch (error) {
        if (!(error instanceof FindingsError)) throw error;
        for (const finding of error.findings) findings.add(finding);
      }
    }
  }
  if (findings.size > 0) throw new FindingsError([...findings]);
}

function operationChecks(
  contract: Contract,
  requests: Requests,
  compiler: SchemaCompiler,
  formats: ValueFormats,
): OperationChecks {
  // Names hold paths of the document: none of them may meet a prototype.
  const checks: Record<CheckName, Validate> = Object.create(null);
  const converts: Record<CheckName, Convert> = Object.create(null);
  const converting = Object.keys(formats).length > 0;
  const { matches } = compiler;
  const convertOf = createConverts(contract.schemas, converting ? requests.values() : [], { formats, matches });
  for (const [name, request] of requests) {
    checks[name] = compiler.validate(request.schema.id, request.use);
    const convert = convertOf(request);
    if (convert) converts[name] = convert;
  }
  return { checks, converts };
}

function formatsOf({ convertFormats: wanted, compile }: RuntimeContractOptions): ValueFormats {
  const isNames = wanted === undefined || typeof wanted === 'boolean' || Array.isArray(wanted);
  if (!isNames) return wanted as ValueFormats; // isArray does not tell readonly arrays apart
  return convertedFormats(wanted as ConvertFormats | undefined, compile?.definedFormats);
}
