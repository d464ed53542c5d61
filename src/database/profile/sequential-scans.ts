/** A table that a plan reads from end to end. */
export interface SequentialScan {
  readonly relation: string;
  /** Rows that it gave, all times together. */
  readonly rows: number;
}

/** A node of a plan, as EXPLAIN (FORMAT JSON) writes it. */
interface PlanNode {
  readonly 'Node Type'?: unknown;
  readonly 'Relation Name'?: unknown;
  readonly 'Actual Rows'?: unknown;
  readonly 'Actual Loops'?: unknown;
  readonly Plans?: unknown;
}

/**
 * The tables that a statement reads from end to end, anywhere in its plan.
 * @param explained what `explain` gives
 * @throws TypeError where it is no plan
 */
export function sequentialScans(explained: unknown): readonly SequentialScan[] {
  const root = Array.isArray(explained) ? explained[0]?.Plan : undefined;
  if (!isNode(root)) throw new TypeError('This is no plan of EXPLAIN (FORMAT JSON)');
  return scansOf(root);
}

function scansOf(node: PlanNode): readonly SequentialScan[] {
  const below = Array.isArray(node.Plans) ? node.Plans.filter(isNode).flatMap(scansOf) : [];
  if (node['Node Type'] !== 'Seq Scan') return below;
  const rows = Number(node['Actual Rows'] ?? 0) * Number(node['Actual Loops'] ?? 1);
  return [{ relation: String(node['Relation Name']), rows }, ...below];
}

function isNode(value: unknown): value is PlanNode {
  return typeof value === 'object' && value !== null && 'Node Type' in value;
}
