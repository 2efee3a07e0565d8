import { CloseButton, Text } from '@mantine/core';
import { tellPrice } from '@/components/catalog/catalog-texts';
import type { CatalogTest } from '@/api/gen';
import type { Errors } from '../order-faults';
import type { OrderPriority } from '../types';
import { FavouriteButton } from './favourite-button';
import { removeId } from './field-ids';
import classes from './requisition.module.css';
import type { CalledSo } from './use-test-names';

interface ChosenTestProps {
  id: string;
  /** What the lab says of it; undefined while that is being read, and of what it does not offer any more. */
  known: CatalogTest | undefined;
  name: CalledSo | undefined;
  priority: OrderPriority;
  isFavourite: boolean;
  errors: Errors;
  onRemove: () => void;
}

export function ChosenTest(props: ChosenTestProps) {
  const { id, known, name = known, priority, isFavourite, errors, onRemove } = props;
  const hours = known?.turnaround_hours[priority];
  const error = errors[removeId(id)];
  const code = name?.code ?? '…';
  return (
    <li className={classes.test}>
      <Text component="span" size="sm" fw={600} className={classes.code}>
        {code}
      </Text>
      <div className={classes.name}>
        <Text size="sm">{name?.name}</Text>
        {error && (
          <Text id={`${removeId(id)}-error`} size="xs" c="red">
            {error}
          </Text>
        )}
      </div>
      <Text component="span" size="xs" c="dimmed" className={classes.terms}>
        {[hours == null ? '' : `${hours} h`, tellPrice(known?.price)].filter(Boolean).join(' · ')}
      </Text>
      <FavouriteButton test={id} code={code} isFavourite={isFavourite} />
      <CloseButton
        id={removeId(id)}
        size="sm"
        aria-label={`Remove ${code}`}
        aria-describedby={error ? `${removeId(id)}-error` : undefined}
        onClick={onRemove}
      />
    </li>
  );
}
