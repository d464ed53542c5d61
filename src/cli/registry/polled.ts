import { setTimeout as pause } from 'node:timers/promises';

const first = 100;
const longest = 1000;

/**
 * What is asked for again and again, once it is over, or as it is when the time is.
 * @param patience milliseconds
 * @throws what asking throws
 */
export async function polled<Answer>(
  ask: () => Promise<Answer>,
  isOver: (answer: Answer) => boolean,
  patience: number,
): Promise<Answer> {
  const end = performance.now() + patience;
  for (let wait = first; ; wait = Math.min(wait * 2, longest)) {
    const answer = await ask();
    const left = end - performance.now();
    if (isOver(answer) || left <= 0) return answer;
    await pause(Math.min(wait, left));
  }
}
