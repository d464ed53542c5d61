import { FindingsError } from '../../diagnostics/index.js';
import { type Io, write } from '../io.js';
import { createProgress } from '../progress.js';
import type { Credentials } from './credentials.js';
import { givenUp } from './given-up.js';

interface Published {
  readonly credentials: Credentials;
  readonly api: string;
  readonly version: string;
  readonly path: string;
  /** Milliseconds; none: nobody waits. */
  readonly patience: number;
}

/**
 * Says on standard error what the inspection and the review of a version that is published found, or that they are not done. It
 * fails at nothing: the version is there, whatever becomes of them.
 */
export async function tellFound(published: Published, io: Io): Promise<void> {
  if (published.patience === 0) {
    await write(io.stderr, `${shows(published, '--review')} shows what a reviewer says of it\n`);
    return;
  }
  const progress = createProgress(io);
  progress.stage('waiting for the inspection and the review');
  const { awaitReview } = await import('./review.js');
  const inspections = await import('./inspection.js');
  const told = await Promise.all([
    inspected(published, inspections).catch(because('inspection')),
    reviewed(published, { ...inspections, awaitReview }).catch(because('review')),
  ]);
  progress.end();
  await write(io.stderr, `${told.join('\n')}\n`);
}

type Inspections = Pick<typeof import('./inspection.js'), 'awaitInspection' | 'countsText'>;

async function inspected(published: Published, { awaitInspection, countsText }: Inspections): Promise<string> {
  const { credentials, path, patience } = published;
  const inspection = await awaitInspection(credentials, path, patience);
  if (inspection.status !== 'done') return unfinished(published, { ...inspection, word: 'inspect', option: '' });
  const { counts } = inspection;
  const { operations = 0 } = counts;
  const found = `${operations} ${operations === 1 ? 'operation' : 'operations'}, ${countsText(counts)}`;
  return `it is inspected: ${found}${isAny(counts) ? `; ${shows(published, '')} shows them` : ''}`;
}

type Reviews = Pick<Inspections, 'countsText'> & Pick<typeof import('./review.js'), 'awaitReview'>;

async function reviewed(published: Published, { awaitReview, countsText }: Reviews): Promise<string> {
  const { credentials, path, patience } = published;
  const review = await awaitReview(credentials, path, patience);
  if (review.status !== 'done') return unfinished(published, { ...review, word: 'review', option: '--review' });
  const more = isAny(review.counts) ? `; ${shows(published, '--review')} shows them` : '';
  return `it is reviewed: ${countsText(review.counts)}${more}`;
}

interface Unfinished {
  readonly status: string;
  readonly reason?: string;
  readonly word: 'inspect' | 'review';
  readonly option: string;
}

function unfinished(published: Published, { status, reason, word, option }: Unfinished): string {
  const noun = word === 'inspect' ? 'inspection' : word;
  if (status === 'failed') return `its ${givenUp(noun, reason)}`;
  return `it is not ${word}ed yet, after ${published.patience / 1000} s; ${shows(published, option)} shows when it is`;
}

function shows({ api, version }: Published, option: string): string {
  return `\`specwright inspect --api ${api} --version ${version}${option && ` ${option}`}\``;
}

function isAny({ error = 0, warning = 0, info = 0 }: Readonly<Record<string, number>>): boolean {
  return error + warning + info > 0;
}

function because(what: string): (error: unknown) => string {
  return error => {
    if (!(error instanceof FindingsError)) throw error;
    return `its ${what} can't be read: ${error.findings.map(({ message }) => message).join('; ')}`;
  };
}
