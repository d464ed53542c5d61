import type { ServerResponse } from 'node:http';

/** Whoever writes a response asks headersSent before setting more of them; held back, they count as sent. */
export function sayHeadersSent(response: ServerResponse): void {
  Object.defineProperty(response, 'headersSent', { value: true, configurable: true });
}

export function unsayHeadersSent(response: ServerResponse): void {
  if (saysHeadersSent(response)) delete (response as { headersSent?: boolean }).headersSent; // the prototype's getter is back
}

export function saysHeadersSent(response: ServerResponse): boolean {
  return Object.hasOwn(response, 'headersSent');
}
