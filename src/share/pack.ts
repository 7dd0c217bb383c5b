// A value as a short text: JSON, deflated, in the alphabet of addresses. Sizes are bounded before and while inflating,
// so that a small link can never become a large page.
import { type Issue, ok, type Result, wrong } from '../protocol/issue.ts';
import { INFLATED_BYTES_MAX, LINK_CHARS_MAX } from './link.ts';

/** The version of what is packed; older ones are read by the migrations beside it. */
const PREFIX = '~1.';
const ALPHABET = /^[A-Za-z0-9_-]+$/;

export const isPacked = (text: string): boolean => text.startsWith('~');

export async function packed(value: unknown): Promise<string> {
  const source = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(source).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return PREFIX + btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export async function unpacked(text: string, path: string): Promise<Result<unknown>> {
  const bad = (problem: string): { ok: false; issues: Issue[] } => wrong({ path, problem });
  if (!text.startsWith(PREFIX)) return bad(`is packed as "${text.slice(0, 4)}", and this page reads ${PREFIX}`);
  if (text.length > LINK_CHARS_MAX) return bad(`must be at most ${LINK_CHARS_MAX} characters`);
  const coded = text.slice(PREFIX.length);
  if (!ALPHABET.test(coded)) return bad('is cut off, or holds characters that were never in it');
  try {
    const binary = atob(coded.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const inflated = await inflate(bytes);
    if (inflated === null) return bad(`must be at most ${INFLATED_BYTES_MAX} bytes when unpacked`);
    return ok(JSON.parse(inflated));
  } catch {
    return bad('is cut off or damaged: it cannot be unpacked');
  }
}

/** Null as soon as it grows beyond what is allowed. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > INFLATED_BYTES_MAX) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
