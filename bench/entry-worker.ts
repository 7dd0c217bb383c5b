// Measures once in a browser's worker and posts the outcome.
import { type Kind, measure } from './measure.ts';

self.addEventListener('message', ({ data }: MessageEvent<{ kind: Kind; orders: number }>) => {
  self.postMessage(measure(data.kind, data.orders));
});
