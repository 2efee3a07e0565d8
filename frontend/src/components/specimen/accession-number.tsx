import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import { Link } from 'react-router';
import classes from './specimen.module.css';
import type { SpecimenLink } from './types';

/** The number on the container, which leads to its journey. */
export function AccessionLink({ specimen }: { specimen: SpecimenLink }) {
  const { id, accession_number } = specimen;
  return (
    <Link to={`/specimens/${id}`} className={`order-number ${classes.accession ?? ''}`}>
      {accession_number}
    </Link>
  );
}

export function CopyAccession({ number }: { number: string }) {
  return (
    <CopyButton value={number}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : 'Copy number'}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={copied ? 'Number copied' : `Copy ${number}`}
            onClick={copy}
          >
            {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
