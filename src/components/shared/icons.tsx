// The icons of the product: drawn on 16 units with a 1.5 stroke, in the colour of the text around them.
import type { ReactNode } from 'react';

const icon = (children: ReactNode, filled = false) =>
  function Icon({ size = 16 }: { size?: number }) {
    return (
      <svg
        aria-hidden="true"
        width={size}
        height={size}
        viewBox="0 0 16 16"
        fill={filled ? 'currentColor' : 'none'}
        stroke={filled ? 'none' : 'currentColor'}
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {children}
      </svg>
    );
  };

export const PlayIcon = icon(
  <path d="M4.5 2.6v10.8c0 .5.5.8.9.5l8.3-5.4c.4-.2.4-.8 0-1L5.4 2.1c-.4-.3-.9 0-.9.5Z" />,
  true,
);
export const PauseIcon = icon(<path d="M4 2.5h2.6v11H4zM9.4 2.5H12v11H9.4z" />, true);
export const RestartIcon = icon(
  <path d="M3 2.5h1.6v11H3zM13 3v10c0 .4-.5.7-.8.4L5.5 8.4a.5.5 0 0 1 0-.8l6.7-5c.3-.3.8 0 .8.4Z" />,
  true,
);
export const NextEventIcon = icon(
  <path d="M11.4 2.5H13v11h-1.6zM3 3v10c0 .4.5.7.8.4l6.7-5a.5.5 0 0 0 0-.8l-6.7-5C3.5 2.3 3 2.6 3 3Z" />,
  true,
);
export const ChevronIcon = icon(<path d="m4.5 6.5 3.5 3.5 3.5-3.5" />);
export const CloseIcon = icon(<path d="m4 4 8 8m0-8-8 8" />);
export const CheckIcon = icon(<path d="m3 8.5 3.2 3.2L13 4.8" />);
export const MinusIcon = icon(<path d="M4 8h8" />);
export const PlusIcon = icon(<path d="M4 8h8M8 4v8" />);
export const MoreIcon = icon(
  <path d="M3.4 6.8a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4Zm4.6 0a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4Zm4.6 0a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4Z" />,
  true,
);
export const BoltIcon = icon(
  <path d="M9.2 1 3.4 8.7c-.2.3 0 .6.3.6h3l-1 5.4c-.1.4.4.6.6.3l5.9-7.8c.2-.2 0-.6-.3-.6H8.8l1-5.3c.1-.4-.4-.6-.6-.3Z" />,
  true,
);
export const UndoIcon = icon(<path d="M6 3.5 3 6.5l3 3M3.4 6.5h6.1a3.2 3.2 0 0 1 0 6.5H7" />);
export const RedoIcon = icon(<path d="m10 3.5 3 3-3 3m2.6-3H6.5a3.2 3.2 0 0 0 0 6.5H9" />);
export const ThemeIcon = icon(
  <>
    <circle cx="8" cy="8" r="5.75" />
    <path d="M8 2.25v11.5a5.75 5.75 0 0 0 0-11.5Z" fill="currentColor" stroke="none" />
  </>,
);
export const HelpIcon = icon(<path d="M6 6.1a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4m0 2.5v.1" />);
export const PartsIcon = icon(<path d="M2.5 3h4v4h-4zM9.5 9h4v4h-4zM6.5 5h3a2 2 0 0 1 2 2v2" />);
export const StoryIcon = icon(<path d="M3 3.5h10M3 6.5h10M3 9.5h7M3 12.5h5" />);
export const ChartIcon = icon(<path d="M2.5 13.5h11M4 11V8m4 3V3m4 8V6" />);
export const SlidersIcon = icon(
  <path d="M2.5 4.5h6m4 0h1m-11 7h1m4 0h6M10.5 6.25a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5Zm-5 7a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5Z" />,
);
export const CompareIcon = icon(<path d="M2.5 3.5h11v3.25h-11zM2.5 9.25h11v3.25h-11z" />);
export const PanelIcon = icon(<path d="M2.5 3h11v10h-11zM6.5 3v10" />);
export const LockIcon = icon(<path d="M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />);
