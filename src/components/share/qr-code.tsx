// A link as a code for the phones in a room: dark on white in both themes, since that is what phones read best.
import { useMemo } from 'react';
import { encode } from 'uqr';

/** Beyond this the modules are too small to be read from a seat. */
const CHARS_MAX = 900;

export function QrCode({ text }: { text: string }) {
  const code = useMemo(
    () => (text === '' || text.length > CHARS_MAX ? null : encode(text, { ecc: 'L', border: 3 })),
    [text],
  );
  if (!code)
    return text === '' ? (
      <div className="qr" />
    ) : (
      <p className="share__note qr__none">The link is too long for a code that a phone could read from a seat.</p>
    );
  const { data, size } = code;
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <figure className="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label="The link as a QR code" shapeRendering="crispEdges">
        <rect width={size} height={size} fill="#ffffff" />
        <path d={path} fill="#1b1b19" />
      </svg>
      <figcaption className="share__note">Point a phone at it.</figcaption>
    </figure>
  );
}
