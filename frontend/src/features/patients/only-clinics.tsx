import { Button } from '@mantine/core';
import IconBuildingHospital from '@tabler/icons-react/dist/esm/icons/IconBuildingHospital.mjs';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { PageMessage } from '@/components/page-message';
import { PageTitle } from '@/components/page-title';
import { useActor } from '@/session/actor';

/** A lab learns why there is nothing here for it, and where the patients of its orders stand. */
export function OnlyClinics({ title, children }: { title: string; children: ReactNode }) {
  const { organization } = useActor();
  if (organization.kind === 'clinic') return children;
  return (
    <>
      <PageTitle mb="md">{title}</PageTitle>
      <PageMessage
        icon={IconBuildingHospital}
        title="Only clinics keep patients"
        actions={
          <Button component={Link} to="/dashboard" variant="default">
            Go to the worklist
          </Button>
        }
      >
        You are here for a lab. What you need to know of a patient stands in each order.
      </PageMessage>
    </>
  );
}
