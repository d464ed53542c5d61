import type { ReportOptions } from '../../diagnostics/index.js';
import type { Options } from '../command.js';
import type { Io } from '../io.js';
import { report } from '../report.js';
import { textOption } from '../text-option.js';
import type { Held } from './baseline.js';

/** The report in the format that --format names. */
export async function lintText({ findings }: Held, options: Options, io: Io): Promise<string> {
  return report(findings, options, io, textOption(options, 'format') === 'sarif' ? await explainRules() : undefined);
}

async function explainRules(): Promise<NonNullable<ReportOptions['explain']>> {
  const { rules } = await import('../../lint/index.js');
  const byCode = new Map(rules.map(rule => [rule.code, rule]));
  return code => byCode.get(code);
}
