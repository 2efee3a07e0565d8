import { Text, Title } from '@mantine/core';
import { groupBy } from '@/lib/group-by';
import { tellAnswer } from '../requisition/requisition-texts';
import type { Order, OrderTest } from '../types';
import classes from './order-detail.module.css';

/** What is to be measured, under the panels that brought it, with what the clinic answered; nothing without tests. */
export function OrderTests({ order: { tests } }: { order: Order }) {
  if (tests.length === 0) return null;
  const groups = groupBy(tests, ({ panel }) => panel?.id ?? '');
  return (
    <section className={classes.section} aria-label="Tests">
      <Title order={2} mb="md" mih={30}>
        Tests
      </Title>
      {groups.map(([panelId, group]) => (
        <div key={panelId} className={classes.panel}>
          {groups.length + (group[0]?.panel ? 1 : 0) > 1 && (
            <Text size="sm" fw={600} mb={4}>
              {group[0]?.panel?.name ?? 'Single tests'}
            </Text>
          )}
          <ul className={classes.tests}>
            {group.map((test) => (
              <Test key={test.test} test={test} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Test({ test: { code, name, answers } }: { test: OrderTest }) {
  return (
    <li className={classes.test}>
      <Text component="span" size="sm" fw={600} className={classes.code}>
        {code}
      </Text>
      <div>
        <Text size="sm">{name}</Text>
        {answers.map((answer) => (
          <Text key={answer.key} size="sm" c="dimmed">
            {answer.text} <b className={classes.answer}>{tellAnswer(answer)}</b>
          </Text>
        ))}
      </div>
    </li>
  );
}
