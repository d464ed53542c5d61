import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Gauge, type Registry } from 'prom-client';

const nanoseconds = 1e9;

/** How late timers come, since the metrics were last read: what a busy process makes all its requests wait. */
export function eventLoopLag(register: Registry): { readonly close: () => void } {
  const delays = monitorEventLoopDelay({ resolution: 10 });
  delays.enable();
  new Gauge({
    // prom-client's own of the process are called nodejs_*
    name: 'event_loop_lag_seconds',
    help: 'How late timers are, since the last reading',
    labelNames: ['quantile'] as const,
    registers: [register],
    collect() {
      // without a sample the histogram gives figures out of nowhere
      const of = (value: number) => (delays.count === 0 ? 0 : value / nanoseconds);
      this.set({ quantile: '0.5' }, of(delays.percentile(50)));
      this.set({ quantile: '0.99' }, of(delays.percentile(99)));
      this.set({ quantile: '1' }, of(delays.max));
      delays.reset();
    },
  });
  return { close: () => void delays.disable() };
}
