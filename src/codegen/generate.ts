import { join } from 'node:path';
import { checkOptions, type Finding, FindingsError, finding } from '../diagnostics/index.js';
import { resultIfCurrent } from './current.js';
import { generateRules } from './option-rules.js';
import type { Change, GenerateOptions, GenerateResult } from './options.js';
import { unifiedDifference } from './output/difference.js';
import { sha256 } from './output/manifest.js';
import { type Changes, planChanges } from './output/plan-changes.js';
import { writeChanges } from './output/write-changes.js';
import { type Settings, settingsOf } from './settings.js';
import { createTypePrinter, type TypePrinter } from './types/type-printer.js';

/**
 * Generates types, handler types, the contract with its validators, and handlers to begin with. Writes what changed, all of
 * it or nothing; where nothing changed, hashing says so without a look at the document.
 * @throws FindingsError where the document can't be loaded, a file that is not the tool's own is in the way, or a file
 * can't be written
 */
export async function generate(options: GenerateOptions): Promise<GenerateResult> {
  checkOptions(options, generateRules);
  const settings = settingsOf(options);
  const current = await resultIfCurrent(settings);
  if (current) return current;
  const printer = createTypePrinter();
  try {
    return await generateWith(settings, printer, options.check === true);
  } finally {
    await printer.close();
  }
}

/** For a caller that keeps a printer over several runs. */
export async function generateWith(settings: Settings, printer: TypePrinter, check: boolean): Promise<GenerateResult> {
  const { build } = await import('./build.js');
  const built = await build(settings, printer);
  const folders = [settings.out, join(settings.out, 'validators')];
  const changes = await planChanges(built.files, folders, settings.display);
  if (changes.refused.length > 0) throw new FindingsError(changes.refused);
  const described = describe(changes, settings, check);
  const stale = check ? described.map(staleFinding) : [];
  if (!check) {
    await writeChanges(changes, settings.display);
    await built.save();
    const manifest = sha256(built.files.at(-1)?.text ?? '');
    await settings.cache.writeState({ manifest, findings: built.findings, operations: built.operations });
  }
  return Object.freeze({
    current: described.length === 0,
    changes: Object.freeze(described),
    findings: Object.freeze([...built.findings, ...stale]),
    operations: built.operations,
    sources: built.sources,
  });
}

function describe(changes: Changes, settings: Settings, check: boolean): readonly Change[] {
  const written = changes.write.map(({ path, text, before }) => {
    const name = settings.display(path);
    const kind = before === undefined ? 'created' : 'updated';
    return { path: name, kind, ...(check && { difference: unifiedDifference(name, before, text) }) } as const;
  });
  const removed = changes.remove.map(({ path, before }) => {
    const name = settings.display(path);
    return {
      path: name,
      kind: 'removed',
      ...(check && { difference: unifiedDifference(name, before, undefined) }),
    } as const;
  });
  return [...written, ...removed];
}

const words = { created: 'is missing', updated: 'is not current', removed: 'is not made any more' } as const;

function staleFinding({ path, kind }: Change): Finding {
  return finding('generated-stale', `${path} ${words[kind]}`, {
    location: { file: path, line: 1, column: 1, pointer: '' },
  });
}
