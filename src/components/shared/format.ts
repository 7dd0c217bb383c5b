// Numbers as the screen writes them; sentences about facts write them alike, so they live beside those.
export * from '../../explain/format.ts';
