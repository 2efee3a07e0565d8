import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import IconGitMerge from '@tabler/icons-react/dist/esm/icons/IconGitMerge.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { lazy, Suspense, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { ConfirmDialog } from '@/components/confirm-dialog';
import type { Patient } from '@/components/patient/types';
import { showSuccess } from '@/lib/toasts';
import { useOnline } from '@/realtime/use-connection';
import { mayOrder, useActor } from '@/session/actor';
import { deletePatient } from '../patients-api';
import { usePatientChanges } from '../use-patient-changes';

const MergeDialog = lazy(() => import('../merging/merge-dialog'));

/** Ordering for everybody who may; joining and deleting for the clinic's administrators. */
export function PatientActions({ patient }: { patient: Patient }) {
  const actor = useActor();
  const isOnline = useOnline();
  const [asked, setAsked] = useState<'merge' | 'delete' | null>(null);
  return (
    <Group gap="xs">
      {mayOrder(actor) && (
        <Button
          component={Link}
          to={`/orders/new?patient=${patient.id}`}
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          New order for this patient
        </Button>
      )}
      {actor.role === 'admin' && (
        <Menu>
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label="More for this patient">
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconGitMerge size={16} aria-hidden />}
              disabled={!isOnline}
              onClick={() => setAsked('merge')}
            >
              Merge with another patient
            </Menu.Item>
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              disabled={!isOnline}
              onClick={() => setAsked('delete')}
            >
              Delete patient
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {asked === 'merge' && (
        <Suspense>
          <MergeDialog patient={patient} onClose={() => setAsked(null)} />
        </Suspense>
      )}
      {asked === 'delete' && <DeleteDialog id={patient.id} onClose={() => setAsked(null)} />}
    </Group>
  );
}

function DeleteDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const navigate = useNavigate();
  const { forget } = usePatientChanges();
  return (
    <ConfirmDialog
      title="Delete this patient?"
      confirm="Delete patient"
      danger
      act={async () => {
        await deletePatient(id);
        await navigate('/patients', { replace: true });
        forget(id);
        showSuccess('The patient was deleted.');
      }}
      onClose={onClose}
    >
      This is for somebody who was entered by mistake: it works while no order names the patient,
      and it cannot be undone. Whoever was entered twice is better merged.
    </ConfirmDialog>
  );
}
