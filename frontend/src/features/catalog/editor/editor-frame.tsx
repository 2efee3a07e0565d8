import { Button, Stack } from '@mantine/core';
import type { ReactNode, SubmitEvent } from 'react';
import { Link } from 'react-router';
import { ChangeButton } from '@/components/change-button';
import { LeaveGuard } from '@/components/leave-guard';
import { PageTitle } from '@/components/page-title';
import type { Faults } from '../form/faults';
import { atFields } from '../form/fault-places';
import classes from './editor.module.css';
import { FaultsContext } from './faults-context';

interface EditorFrameProps {
  title: string;
  windowTitle: string;
  /** Where leaving without saving leads. */
  back: string;
  faults: Faults;
  isChanged: boolean;
  isSaving: boolean;
  onSubmit: (event: SubmitEvent) => void;
  children: ReactNode;
}

/** What stands around the fields of a test or a panel. */
export function EditorFrame(props: EditorFrameProps) {
  const { title, windowTitle, back, faults, isChanged, isSaving, onSubmit, children } = props;
  return (
    <form onSubmit={onSubmit} noValidate aria-label={title} autoComplete="off">
      <FaultsContext value={atFields(faults)}>
        <Stack gap="md">
          <PageTitle windowTitle={windowTitle}>{title}</PageTitle>
          {children}
          <div className={classes.bar}>
            <Button component={Link} to={back} variant="default">
              Cancel
            </Button>
            <ChangeButton type="submit" loading={isSaving}>
              Save
            </ChangeButton>
          </div>
        </Stack>
      </FaultsContext>
      <LeaveGuard isUnsaved={isChanged} />
    </form>
  );
}
