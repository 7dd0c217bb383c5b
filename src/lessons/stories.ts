// All stories, in the order of the lesson. A new one is a file beside the others and a line here.
import { asynchronousWork } from './stories/asynchronous-work.ts';
import { businessCase } from './stories/business-case.ts';
import { delayedMessage } from './stories/delayed-message.ts';
import { monitoring } from './stories/monitoring.ts';
import { placeOneOrder } from './stories/place-one-order.ts';
import { publishSubscribe } from './stories/publish-subscribe.ts';
import { retryAndDeadLetters } from './stories/retry-and-dead-letters.ts';
import { slowCheckout } from './stories/slow-checkout.ts';
import { stillMissing } from './stories/still-missing.ts';
import { theSpike } from './stories/the-spike.ts';
import { traps } from './stories/traps.ts';
import { whatChanged } from './stories/what-changed.ts';
import { workQueue } from './stories/work-queue.ts';
import type { Story } from './story.ts';

export const STORIES: readonly Story[] = [
  slowCheckout,
  whatChanged,
  placeOneOrder,
  asynchronousWork,
  publishSubscribe,
  workQueue,
  delayedMessage,
  retryAndDeadLetters,
  monitoring,
  theSpike,
  businessCase,
  traps,
  stillMissing,
];

export const storyById = (id: string): Story | undefined => STORIES.find((story) => story.id === id);
