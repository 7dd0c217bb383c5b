// Whether a newer version of this page is on the device and waits to be asked for.
import { createStore } from 'zustand/vanilla';

export const updateStore = createStore<{ takeOver: (() => void) | null }>()(() => ({ takeOver: null }));
