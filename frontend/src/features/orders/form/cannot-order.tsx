import { Button } from '@mantine/core';
import IconBuildingHospital from '@tabler/icons-react/dist/esm/icons/IconBuildingHospital.mjs';
import IconEye from '@tabler/icons-react/dist/esm/icons/IconEye.mjs';
import { Link } from 'react-router';
import { PageMessage } from '@/components/page-message';

const REASONS = {
  lab: {
    icon: IconBuildingHospital,
    title: 'Only clinics place orders',
    text: 'You are here for a lab. What clinics send you is in your worklist.',
    way: 'Go to the worklist',
  },
  viewer: {
    icon: IconEye,
    title: 'Your role reads only',
    text: 'To place orders you need the role “staff”. An administrator of your organization can give it to you.',
    way: 'Go to the orders',
  },
} as const;

/** Why this person cannot place an order, and where to go instead. */
export function CannotOrder({ reason }: { reason: keyof typeof REASONS }) {
  const { icon, title, text, way } = REASONS[reason];
  return (
    <PageMessage
      icon={icon}
      title={title}
      actions={
        <Button component={Link} to="/dashboard" variant="default">
          {way}
        </Button>
      }
    >
      {text}
    </PageMessage>
  );
}
