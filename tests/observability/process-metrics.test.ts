import { createMetrics } from '../../src/observability/index.js';

it('tells of the process too where that is asked for, beside its own', async () => {
  const metrics = createMetrics({ process: true });
  const text = await metrics.register.metrics();
  metrics.close();
  expect(text).toMatch(/^process_cpu_seconds_total /m);
  expect(text).toMatch(/^event_loop_lag_seconds\{quantile="0.99"\} /m);
});
