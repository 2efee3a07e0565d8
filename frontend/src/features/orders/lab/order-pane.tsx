import { CloseButton, Group, Title, Button } from '@mantine/core';
import IconExternalLink from '@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs';
import { useEffect, useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import { OrderDetail } from '../detail/order-detail';
import classes from './lab-worklist.module.css';

/** The order that is open beside the worklist. */
export function OrderPane({ id }: { id: string }) {
  const [, setParams] = useSearchParams();
  const ref = useRef<HTMLElement>(null);

  // Opened from its row, the focus goes along; otherwise all rows below would lie in between.
  useEffect(() => {
    if (rowLinks().some((link) => link === document.activeElement)) {
      ref.current?.focus({ preventScroll: true });
    }
  }, []);

  function close() {
    rowLinks()
      .find(({ dataset }) => dataset.rowLink === id)
      ?.focus({ preventScroll: true });
    setParams((params) => {
      params.delete('order');
      return params;
    });
  }

  return (
    <aside ref={ref} tabIndex={-1} className={classes.pane} aria-label="Open order">
      <Group justify="space-between" mb="xs">
        <Button
          component={Link}
          to={`/orders/${id}`}
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconExternalLink size={14} aria-hidden />}
        >
          Full page
        </Button>
        <CloseButton aria-label="Close order" onClick={close} />
      </Group>
      <OrderDetail
        id={id}
        renderTitle={(order) => (
          <Title order={2} className="order-number">
            {order?.number}
          </Title>
        )}
      />
    </aside>
  );
}

function rowLinks(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-row-link]')];
}
