import {
  assertDeclared,
  createLister,
  createPager,
  type Database,
  type Lister,
  limitsOf,
  type Pager,
  type Secret,
} from 'specwright/database';
import { contract } from '../../../generated/contract.js';
import type { Clock } from '../clock.js';
import { type ApiRow, apisByName } from './apis.js';
import { type AuditEventRow, auditEventsNewestFirst } from './audit-events.js';
import { cursorSecrets } from './cursor-secrets.js';
import type { ListTable } from './list-table.js';
import { type OperationRow, operationsInOrder } from './operations.js';
import { type ListedVersion, versionsNewestFirst } from './versions.js';

/** The pages of everything that comes in pages. */
export interface Lists {
  readonly apis: Lister<ApiRow>;
  readonly versions: Lister<ListedVersion>;
  readonly operations: Lister<OperationRow>;
  readonly auditEvents: Lister<AuditEventRow>;
  /** Its query is planned for each term, which a list's is not. */
  readonly search: Pager;
  /** They stand in one row. */
  readonly findings: Pager;
  /** Of a comparison: by their place. */
  readonly changes: Pager;
  /** Of a review: by their place. */
  readonly reviewFindings: Pager;
}

interface Signing {
  readonly secret: readonly Secret[];
  readonly clock: () => number;
}

/**
 * Makes the lists at the first call, when the secret of their cursors is read, and gives them from then on; a call that fails
 * is made good by a later one.
 * @throws DatabaseError; Error where a list and the contract differ
 */
export function createLists(database: Database, clock: Clock): () => Promise<Lists> {
  let made: Promise<Lists> | undefined;
  const forget = (error: unknown) => {
    made = undefined;
    throw error;
  };
  return () => {
    made ??= make(database, clock).catch(forget);
    return made;
  };
}

async function make(database: Database, clock: Clock): Promise<Lists> {
  const signing = { secret: await cursorSecrets(database.knex), clock: () => clock().getTime() };
  return {
    apis: await listOf(apisByName, signing),
    versions: await listOf(versionsNewestFirst, signing),
    operations: await listOf(operationsInOrder, signing),
    auditEvents: await listOf(auditEventsNewestFirst, signing),
    search: createPager({ operation: 'searchOperations', ...signing }),
    findings: createPager({ operation: 'getInspection', ...signing }),
    changes: createPager({ operation: 'getDiff', ...signing }),
    reviewFindings: createPager({ operation: 'getReview', ...signing }),
  };
}

async function listOf<Row extends object>(table: ListTable, signing: Signing): Promise<Lister<Row>> {
  const limit = await limitsOf(contract, table.operation);
  const list = createLister<Row>({ ...table, ...signing, limit });
  await assertDeclared(contract, list);
  return list;
}
