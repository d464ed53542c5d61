// Holds what Specwright says of two documents against what oasdiff says, operation by operation.
import { isOfValues, oasdiffFindings } from './oasdiff.mjs';

const levels = ['safe', 'risky', 'breaking'];
const graver = (one, other) => (levels.indexOf(one) >= levels.indexOf(other) ? one : other);

/** Prints the agreement and each disagreement. @returns how many disagreements have no reason, and the counts */
export async function compareWith({ load, diff, softenings }, binary, { name, before, after }) {
  const [old, now] = [await load(before), await load(after)];
  const asks = new Asked(diff, softenings, old, now);
  const ours = asks.lenient;
  const { findings: theirs, failed } = oasdiffFindings(binary, before, after);
  if (failed !== undefined) {
    console.log(`\n${name}: oasdiff fails (${failed}); Specwright ${ours.level ?? 'sees no change'}`);
    return { unexplained: 0, counts: new Map(), failed };
  }
  const operations = new Set([...ours.changes.flatMap(operationsOf), ...theirs.map(({ operation }) => operation)]);
  const counts = new Map();
  const lines = [];
  let unexplained = 0;
  for (const operation of operations) {
    const own = ours.changes.filter(change => operationsOf(change).includes(operation));
    const their = theirs.filter(each => each.operation === operation);
    const [level, theirLevel] = [levelOf(own), levelOf(their)];
    const key = `${level} ${theirLevel}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (level === 'breaking' && theirLevel !== 'breaking') lines.push(missed(operation, theirLevel, own));
    if (theirLevel !== 'breaking' || level === 'breaking') continue;
    const { reason, isNamed } = asks.reasonFor(operation, their);
    if (!isNamed) unexplained++;
    const { rule, text } = their.find(each => each.level === 'breaking');
    lines.push(`  ${operation}: oasdiff breaking, Specwright ${level}: ${reason}\n    ${rule}: ${text.slice(0, 160)}`);
  }
  const agreed = levels.reduce((sum, level) => sum + (counts.get(`${level} ${level}`) ?? 0), 0);
  console.log(
    `\n${name}: ${agreed} of ${operations.size} operations at the same level; ${ours.changes.length} changes here, ${theirs.length} findings there`,
  );
  for (const line of lines) console.log(line);
  return { unexplained, counts };
}

/** The sum over all pairs. @returns how many disagreements have no reason */
export function summed(results) {
  const total = new Map();
  for (const { counts } of results) for (const [key, count] of counts) total.set(key, (total.get(key) ?? 0) + count);
  console.log(
    '\n| operations | oasdiff breaking | oasdiff risky | oasdiff safe or silent |\n| --- | --- | --- | --- |',
  );
  for (const level of [...levels].reverse()) {
    const row = [...levels].reverse().map(theirs => total.get(`${level} ${theirs}`) ?? 0);
    console.log(`| Specwright ${level} | ${row.join(' | ')} |`);
  }
  const unexplained = results.reduce((sum, each) => sum + each.unexplained, 0);
  const failed = results.filter(each => each.failed !== undefined).length;
  const without = failed === 0 ? '' : `, ${failed} on which oasdiff fails`;
  console.log(`\n${results.length} pairs${without}, ${unexplained} disagreements UNEXPLAINED`);
  return unexplained;
}

function missed(operation, theirLevel, own) {
  const { message, code, witness } = own.find(({ level }) => level === 'breaking');
  const proof = witness ? `\n    ${JSON.stringify(witness.value)?.slice(0, 200)} ${witness.failing}` : '';
  return `  ${operation}: Specwright breaking, oasdiff ${theirLevel}: ${code} ${message}${proof}`;
}

/** The operations of a change, but for where the API is served: oasdiff does not look at that. */
function operationsOf({ code, reaches }) {
  if (code.startsWith('server-')) return [];
  return [...new Set(reaches.map(({ operation }) => operation))];
}

function levelOf(findings) {
  return findings.reduce((level, each) => graver(level, each.level), 'safe');
}

/** The same two documents, asked without defaults, and the other way round; each when first needed. */
class Asked {
  #diff;
  #softenings;
  #old;
  #now;
  #known = new Map();

  constructor(diff, softenings, old, now) {
    [this.#diff, this.#softenings, this.#old, this.#now] = [diff, softenings, old, now];
  }

  get lenient() {
    return this.#of('lenient', () => this.#diff(this.#old, this.#now));
  }

  /** Why nothing breaks where oasdiff says so: a default by name, or that it is proven. */
  reasonFor(operation, theirs) {
    const names = this.#softenings.filter(name => this.#isGraver(operation, [name]));
    if (names.length > 0) return { isNamed: true, reason: `by default: ${names.join(', ')}` };
    if (this.#isGraver(operation, this.#softenings)) return { isNamed: true, reason: 'by several defaults together' };
    const undecided = this.lenient.changes.find(each => each.unknown && operationsOf(each).includes(operation));
    if (undecided) return { isNamed: false, reason: `UNEXPLAINED: ${undecided.code}, ${undecided.unknown}` };
    const other = theirs.find(({ level, rule }) => level === 'breaking' && !isOfValues(rule));
    if (other) return { isNamed: false, reason: `UNEXPLAINED: ${other.rule}` };
    const back = this.#of('back', () => this.#diff(this.#now, this.#old, { strict: this.#softenings }));
    const isWider = back.changes.some(each => each.level !== 'safe' && operationsOf(each).includes(operation));
    return { isNamed: true, reason: isWider ? 'proven wider' : 'proven equal' };
  }

  #isGraver(operation, strict) {
    const { changes } = this.#of(strict.join(), () => this.#diff(this.#old, this.#now, { strict }));
    return changes.some(each => each.level === 'breaking' && operationsOf(each).includes(operation));
  }

  #of(key, make) {
    if (!this.#known.has(key)) this.#known.set(key, make());
    return this.#known.get(key);
  }
}
