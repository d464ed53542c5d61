import { createHash } from 'node:crypto';
import { withTransaction } from 'specwright/database';
import { problem } from 'specwright/express';
import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { idOf, settingsOf } from '../diffs/question.js';
import { comparisons } from '../jobs/kinds.js';
import { packageVersion } from '../package-version.js';
import { areWaiting, askedAgain, type DiffRow, findDiff, type NewDiff, wantDiff } from '../store/diffs.js';
import { documentHash } from '../store/versions.js';
import { diffPage, queuedView } from './diff-view.js';
import { versionOf } from './missing.js';
import { tooManyDocuments, unusable } from './refused-document.js';

type Create = Handlers['createDiff'];
type Input = Parameters<Create>[0];

/** Whoever asks for more is told to come again; what is published is compared all the same. */
const mostWaiting = 100;
/** How many changes come with the answer: as many as a page has where nothing is said. */
const limit = 50;

/** POST /v1/diffs */
export function createDiff(dependencies: Dependencies): Create {
  return async input => {
    const diff = await questionOf(dependencies, input);
    const kept = await askedAgain(dependencies.database.knex, diff.id, diff.at);
    if (kept) return answer(dependencies, kept);
    const refused = diff.body && (await refusalOf(dependencies, diff.body, input.signal));
    if (refused) return refused;
    return answer(dependencies, await asked(dependencies, diff));
  };
}

/** @throws HttpProblem 404 where a version is not there */
async function questionOf(dependencies: Dependencies, { body }: Input): Promise<NewDiff> {
  const { base, head, options = {} } = body;
  const at = dependencies.clock();
  const hashOf = async (version: Input['body']['base']) => documentHash(await versionOf(dependencies, version));
  const hash = await hashOf(base);
  const text = 'text' in head ? Buffer.from(head.text) : undefined;
  const headHash = 'text' in head ? createHash('sha256').update(head.text).digest() : await hashOf(head);
  const question = { base: hash, head: headHash, engine: packageVersion, options: settingsOf(options, at) };
  return { ...question, id: idOf(question), at, ...(text && { body: text }) };
}

/** The answer to a document that no contract can be made of; undefined to any other. */
async function refusalOf({ reader }: Dependencies, text: Buffer, signal: AbortSignal) {
  const outcome = await reader.read({ name: 'head', text }, signal);
  if (!outcome) throw tooManyDocuments();
  return outcome.kind === 'read' ? undefined : unusable(outcome);
}

async function asked({ database, queue }: Dependencies, diff: NewDiff): Promise<DiffRow> {
  if (await areWaiting(database.knex, mostWaiting)) {
    throw problem(503, 'Too many comparisons wait; ask again later', { headers: { 'Retry-After': '30' } });
  }
  await withTransaction(database, async trx => {
    if (await wantDiff(trx, diff)) await queue.send(trx, [{ kind: comparisons, hash: diff.id }]);
  });
  const row = await findDiff(database.knex, diff.id);
  // nobody removes what was asked for a moment ago
  return row!;
}

async function answer(dependencies: Dependencies, row: DiffRow) {
  const Location = `/v1/diffs/${row.id.toString('hex')}`;
  if (row.status === 'queued') return { status: 202, headers: { Location }, body: queuedView(row) } as const;
  const { headers, body } = await diffPage(dependencies, row, { query: { limit }, target: Location });
  return { status: 200, headers: { Location, ...headers }, body } as const;
}
