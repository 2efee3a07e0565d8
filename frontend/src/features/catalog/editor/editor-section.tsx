import { Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './editor.module.css';

interface EditorSectionProps {
  title: string;
  text?: string;
  children: ReactNode;
}

export function EditorSection({ title, text, children }: EditorSectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <Title order={2} id={id}>
        {title}
      </Title>
      {text && (
        <Text c="dimmed" size="sm" mt={4}>
          {text}
        </Text>
      )}
      <div className={classes.body}>{children}</div>
    </section>
  );
}
