// Where the person is, for components.
import { useStore } from 'zustand';
import { type PlaceState, placeStore } from '../../stores/place-store.ts';

export const usePlace = <T>(select: (state: PlaceState) => T): T => useStore(placeStore, select);
