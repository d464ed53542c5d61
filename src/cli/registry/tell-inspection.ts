import { FindingsError } from '../../diagnostics/index.js';
import { type Io, write } from '../io.js';
import { createProgress } from '../progress.js';
import type { Credentials } from './credentials.js';

interface Inspected {
  readonly credentials: Credentials;
  readonly api: string;
  readonly version: string;
  readonly path: string;
  /** Milliseconds. */
  readonly patience: number;
}

/**
 * Says on standard error what the inspection of a version that is published found, or that it is not done. It fails at
 * nothing: the version is there, whatever becomes of its inspection.
 */
export async function tellInspection(inspected: Inspected, io: Io): Promise<void> {
  const progress = createProgress(io);
  progress.stage('waiting for the inspection');
  const told = await sentence(inspected).catch(because);
  progress.end();
  await write(io.stderr, `${told}\n`);
}

async function sentence({ credentials, api, version, path, patience }: Inspected): Promise<string> {
  const { awaitInspection, countsText } = await import('./inspection.js');
  const inspection = await awaitInspection(credentials, path, patience);
  const shows = `\`specwright inspect --api ${api} --version ${version}\``;
  switch (inspection.status) {
    case 'pending':
      return `it is not inspected yet, after ${patience / 1000} s; ${shows} shows when it is`;
    case 'failed':
      return `its inspection was given up: it takes more ${inspection.reason} than is allowed there`;
    case 'done': {
      const { operations = 0, error = 0, warning = 0, info = 0 } = inspection.counts;
      const more = error + warning + info > 0 ? `; ${shows} shows them` : '';
      const found = `${operations} ${operations === 1 ? 'operation' : 'operations'}, ${countsText(inspection.counts)}`;
      return `it is inspected: ${found}${more}`;
    }
  }
}

function because(error: unknown): string {
  if (!(error instanceof FindingsError)) throw error;
  return `its inspection can't be read: ${error.findings.map(({ message }) => message).join('; ')}`;
}
