// What the rest of the engine may call of the core.
export { schedule, startAgenda } from './agenda';
export { pendingEvents } from './agenda-layout';
export { takeKept } from './buffers';
export { admitCalls, countStoredAt, endCall } from './calls';
export { dispatch, setWatchesHolding } from './dispatch';
export { keepFacts, tellAny as tell } from './facts';
export { openHand, takeInHand, tellStarted } from './hands';
export { bucketOf, record } from './histograms';
export { dropJob, fail, newJob, stopWaiting, succeed, wait } from './jobs';
export { exponential, seedLuck, uniform } from './luck';
export {
  bucketsPlace,
  durationsPlace,
  layOut,
  opsPlace,
  reserve,
  routesPlace,
  takeConsumer,
} from './memory';
export { becomeReady, enterQueue, freeMessage, levelOf, newMessage, ownHeader } from './messages';
export { admitRequests, failOrder, receiveOrder, refuse } from './orders';
export { beginPublish, enterAs, isFull } from './publish';
export { acknowledge, enterRing, headOf, leaveRing, release, takeHead } from './queues';
export { doTasks, dropStale, nextAtMs, takeEvents } from './run';
export { discharge, openOrder, ownSubject, rememberCustomers } from './settle';
export { giveUp, leave } from './stations';
export { goOnWith, startBuffered } from './taking';
export { dispatchSoon, goOnSoon } from './tasks';
export { endTrafficAfter, gapOf, scheduleNext, setTrafficOf } from './traffic';
