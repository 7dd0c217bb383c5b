// Icons of what leads out of the run, drawn like all others.
const stroke = {
  'aria-hidden': true,
  width: 16,
  height: 16,
  viewBox: '0 0 16 16',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

export const GalleryIcon = () => (
  <svg {...stroke} aria-hidden="true">
    <path d="M8 4.2C6.6 3.2 4.7 3 2.5 3v9.2c2.2 0 4.1.2 5.5 1.3 1.4-1.1 3.3-1.3 5.5-1.3V3c-2.2 0-4.1.2-5.5 1.2Zm0 0v9.3" />
  </svg>
);
export const ShareIcon = () => (
  <svg {...stroke} aria-hidden="true">
    <path d="M8 10V2.5M5.2 5 8 2.5 10.8 5M3.5 8v5.5h9V8" />
  </svg>
);
export const ExportIcon = () => (
  <svg {...stroke} aria-hidden="true">
    <path d="M8 2.5V10M5.2 7.5 8 10l2.8-2.5M3 10.5v3h10v-3" />
  </svg>
);
export const PresentIcon = () => (
  <svg {...stroke} aria-hidden="true">
    <path d="M2 3h12M3 3v7.5h10V3M8 10.5V12m-3 2 3-2 3 2" />
  </svg>
);
export const WindowIcon = () => (
  <svg {...stroke} aria-hidden="true">
    <path d="M6 3H2.5v10.5H13V10M9 2.5h4.5V7m0-4.5L7.5 8.5" />
  </svg>
);
export const UpIcon = () => (
  <svg {...stroke} aria-hidden="true">
    <path d="M8 13V3M4 7l4-4 4 4" />
  </svg>
);
export const DownIcon = () => (
  <svg {...stroke} aria-hidden="true">
    <path d="M8 3v10m-4-4 4 4 4-4" />
  </svg>
);
