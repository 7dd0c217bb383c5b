// What the core asks of the rest of the engine: whatever is rare. It works on the same memory, and calls back.
// Each of these is a function of the same name in src/sim-engine/model/outside.ts.

/** The memory has grown: whoever looks at it from outside must look anew. */
export declare function memoryGrew(): void;
/** More records of a kind than can be named (-1: more memory than there is): the run ends. */
export declare function tooMany(kind: i32): void;
export declare function standStill(atMs: f64): void;
export declare function closeIntervals(atMs: f64): void;
export declare function lookBefore(atMs: f64): void;
export declare function handleOther(kind: i32, row: i32, generation: i32): void;
export declare function reachProfile(source: i32, wanted: f64): f64;
export declare function sampleAt(duration: i32, place: i32): f64;
export declare function refuses(job: i32, op: i32, callee: i32): bool;
export declare function hang(job: i32, callee: i32): void;
export declare function doDeed(job: i32, op: i32, unheard: bool): void;
export declare function storedAgain(job: i32, store: i32): void;
export declare function besides(job: i32, op: i32): i32;
export declare function fork(job: i32, op: i32): void;
export declare function failSoon(job: i32, broker: i32): void;
export declare function failUnroutable(job: i32): void;
export declare function endRefused(job: i32, op: i32): void;
export declare function enterSpecial(message: i32, cause: f64, op: i32): void;
export declare function buryExpired(queue: i32): void;
export declare function watchHead(queue: i32): void;
export declare function shorten(queue: i32): void;
export declare function watchHolding(consumer: i32, message: i32): void;
export declare function startBatch(consumer: i32): void;
export declare function leaveIfIdle(consumer: i32): void;
export declare function failsAtItsEnd(job: i32, message: i32): bool;
export declare function giveUpMessage(job: i32, message: i32, cause: f64): bool;
export declare function mayOrderAgain(root: i32, cause: f64): void;
export declare function forgetOrder(root: i32): void;
