// A menu: a button, and items to choose from with arrows, Home, End and Enter.
import { Fragment, type ReactNode, useRef } from 'react';
import { CheckIcon } from './icons.tsx';
import { Popup } from './popup.tsx';

export interface MenuItem {
  key: string;
  label: string;
  detail?: string;
  /** For one-of-many choices: whether it is the present one. */
  checked?: boolean;
  disabled?: boolean;
  onSelect: () => void;
}
export interface MenuSection {
  key: string;
  heading?: ReactNode;
  items: MenuItem[];
}

interface MenuProps {
  label: string;
  iconOnly?: boolean;
  button: ReactNode;
  buttonClass?: string;
  align?: 'start' | 'end';
  sections: MenuSection[];
}

const itemsOf = (popup: HTMLElement) => [...popup.querySelectorAll<HTMLElement>('.menu__item:not(:disabled)')];

function move(event: React.KeyboardEvent<HTMLDivElement>): void {
  const items = itemsOf(event.currentTarget);
  const at = items.indexOf(document.activeElement as HTMLElement);
  const goal: Record<string, number> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const next = goal[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items[next]?.focus();
}

function Item({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  const isChoice = item.checked !== undefined;
  const choose = () => {
    onDone();
    item.onSelect();
  };
  return (
    <button
      type="button"
      className="menu__item"
      role={isChoice ? 'menuitemradio' : 'menuitem'}
      {...(isChoice ? { 'aria-checked': item.checked === true } : {})}
      disabled={item.disabled ?? false}
      tabIndex={-1}
      onClick={choose}
    >
      {isChoice && <span className="menu__check">{item.checked && <CheckIcon />}</span>}
      <span className="menu__text">
        <span className="menu__label">{item.label}</span>
        {item.detail && <span className="menu__detail">{item.detail}</span>}
      </span>
    </button>
  );
}

export function Menu({ sections, ...rest }: MenuProps) {
  const popup = useRef<HTMLDivElement>(null);
  const close = () => popup.current?.hidePopover();
  const opened = (element: HTMLDivElement) => {
    const present = element.querySelector<HTMLElement>('[aria-checked="true"]');
    (present ?? itemsOf(element)[0])?.focus();
  };
  return (
    <Popup {...rest} role="menu" popupRef={popup} onKeyDown={move} onOpen={opened}>
      {sections.map((section) => (
        <Fragment key={section.key}>
          {section.heading && (
            <div className="menu__heading" role="presentation">
              {section.heading}
            </div>
          )}
          {section.items.map((item) => (
            <Item key={item.key} item={item} onDone={close} />
          ))}
        </Fragment>
      ))}
    </Popup>
  );
}
