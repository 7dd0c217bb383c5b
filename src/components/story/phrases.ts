// How the steps of the shop's flows are said in a sentence. A step without a phrase is called by its label.

interface Phrase {
  /** After "is": "sending the e-mail". */
  doing: string;
  /** A whole clause: "the e-mail is being sent". */
  passive: string;
}

const PHRASES: Record<string, Phrase> = {
  'store order': { doing: 'storing the order', passive: 'the order is being stored' },
  'e-mail': { doing: 'sending the e-mail', passive: 'the e-mail is being sent' },
  stock: { doing: 'updating the stock', passive: 'the stock is being updated' },
  'notify seller': { doing: 'notifying the seller', passive: 'the seller is being notified' },
  analytics: { doing: 'recording the sale', passive: 'the sale is being recorded' },
  publish: { doing: 'publishing the event', passive: 'the event is being published' },
};

export const phraseOf = (label: string): Phrase =>
  PHRASES[label] ?? { doing: `working on “${label}”`, passive: `“${label}” is under way` };
