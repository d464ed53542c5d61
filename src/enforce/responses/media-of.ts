import { hasOpenKind, isStructured, mediaKind } from '../../plan/index.js';
import { essenceOf, requestMediaChooser } from '../media/index.js';
import type { MediaRule } from './rule.js';

/** Finds the declared media type that a response's Content-Type falls under: the most specific one that covers it. */
export function mediaChooser(media: readonly MediaRule[]): (contentType: string) => MediaRule | undefined {
  const choose = requestMediaChooser(media.map(({ plan }) => plan));
  return contentType => {
    const chosen = choose(contentType);
    const rule = chosen && media[chosen.index];
    return rule && rule.contentType === undefined ? concrete(rule, essenceOf(chosen.media)) : rule;
  };
}

/** Of a range: what stands for it once the actual type is known. */
export function concrete(media: MediaRule, essence: string): MediaRule {
  if (!hasOpenKind(media.plan)) return media;
  const kind = mediaKind(essence);
  const marked = kind === 'text' && isStructured(media.plan.wire);
  return { ...media, plan: { ...media.plan, range: essence, kind }, ...(marked && { check: undefined }) };
}
