import { Button, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { ChangeButton } from '@/components/change-button';
import { BULK_ACTIONS, ORDER_ACTIONS, type BulkAction } from '../steps/actions';
import type { Order } from '../types';
import classes from './lab-worklist.module.css';

const BulkDialog = lazy(() => import('./bulk-dialog'));

interface BulkBarProps {
  orders: readonly Order[];
  /** Called with the orders that need no longer be selected. */
  onDone: (ids: readonly string[]) => void;
}

/** What can be done with all selected orders at once; each button says of how many. */
export function BulkBar({ orders, onDone }: BulkBarProps) {
  const [asked, setAsked] = useState<{ action: BulkAction; orders: readonly Order[] } | null>(null);
  return (
    <>
      {orders.length > 0 && (
        <div className={classes.bulk} role="region" aria-label="Selected orders">
          <Text size="sm" fw={500} className="tabular" role="status">
            {orders.length} selected
          </Text>
          {BULK_ACTIONS.map((action) => {
            const count = orders.filter((order) => order.allowed_actions.includes(action)).length;
            if (count === 0) return null;
            return (
              <ChangeButton
                key={action}
                size="compact-sm"
                variant="default"
                onClick={() => setAsked({ action, orders })}
              >
                {ORDER_ACTIONS[action].label} {count}
              </ChangeButton>
            );
          })}
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => onDone(orders.map(({ id }) => id))}
          >
            Clear
          </Button>
        </div>
      )}
      {asked && (
        <Suspense>
          <BulkDialog
            {...asked}
            onClose={(done) => {
              setAsked(null);
              onDone(done);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
