// A card of the gallery: a picture, what it is part of, its name, what it is about, and how far one has come in it.
import { unbroken } from '../shared/format.ts';
import { CheckIcon } from '../shared/icons.tsx';
import { Picture } from './picture.tsx';

export interface CardProps {
  picture: string;
  over: string;
  title: string;
  summary: string;
  state: string;
  done?: boolean;
  onOpen: () => void;
}

export function Card({ picture, over, title, summary, state, done = false, onOpen }: CardProps) {
  return (
    <li className="card">
      <Picture of={picture} />
      <div className="card__text">
        <p className="story__overline">{over}</p>
        <h4 className="card__title">
          <button type="button" className="card__open" onClick={onOpen}>
            {unbroken(title)}
          </button>
        </h4>
        <p className="card__summary">{unbroken(summary)}</p>
        <p className={done ? 'card__state card__state--done' : 'card__state'}>
          {done && <CheckIcon size={14} />}
          {state}
        </p>
      </div>
    </li>
  );
}
