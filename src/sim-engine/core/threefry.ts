// Threefry-2x32, 13 rounds (Salmon et al., 2011): a block of two words is a pure function of two key words and two counters.

const PARITY: i32 = 0x1bd11bda;

/** The block of (key0, key1) at (counter0, counter1): its first word in the low half, its second in the high one. */
export function threefry(key0: i32, key1: i32, counter0: i32, counter1: i32): u64 {
  const key2 = PARITY ^ key0 ^ key1;
  let a = counter0 + key0;
  let b = counter1 + key1;
  a += b;
  b = rotl<i32>(b, 13) ^ a;
  a += b;
  b = rotl<i32>(b, 15) ^ a;
  a += b;
  b = rotl<i32>(b, 26) ^ a;
  a += b;
  b = rotl<i32>(b, 6) ^ a;
  a += key1;
  b += key2 + 1;
  a += b;
  b = rotl<i32>(b, 17) ^ a;
  a += b;
  b = rotl<i32>(b, 29) ^ a;
  a += b;
  b = rotl<i32>(b, 16) ^ a;
  a += b;
  b = rotl<i32>(b, 24) ^ a;
  a += key2;
  b += key0 + 2;
  a += b;
  b = rotl<i32>(b, 13) ^ a;
  a += b;
  b = rotl<i32>(b, 15) ^ a;
  a += b;
  b = rotl<i32>(b, 26) ^ a;
  a += b;
  b = rotl<i32>(b, 6) ^ a;
  a += key0;
  b += key1 + 3;
  a += b;
  b = rotl<i32>(b, 17) ^ a;
  return <u64>(<u32>a) | ((<u64>(<u32>b)) << 32);
}
