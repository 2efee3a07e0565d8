import { ActionIcon } from '@mantine/core';
import IconStar from '@tabler/icons-react/dist/esm/icons/IconStar.mjs';
import IconStarFilled from '@tabler/icons-react/dist/esm/icons/IconStarFilled.mjs';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useActor } from '@/session/actor';
import { setFavourite } from './requisition-api';
import { usualTestsKey } from './use-usual-tests';

interface FavouriteButtonProps {
  test: string;
  code: string;
  isFavourite: boolean;
}

/** Makes a test one that the clinic finds under the field at once. */
export function FavouriteButton({ test, code, isFavourite }: FavouriteButtonProps) {
  const queryClient = useQueryClient();
  const { organizationId } = useActor();
  const change = useMutation({
    mutationFn: () => setFavourite(test, !isFavourite),
    onSettled: () => queryClient.invalidateQueries({ queryKey: usualTestsKey(organizationId) }),
  });
  const Star = isFavourite ? IconStarFilled : IconStar;
  return (
    <ActionIcon
      variant="subtle"
      color={isFavourite ? 'yellow' : 'gray'}
      aria-pressed={isFavourite}
      aria-label={`${code} is a favourite of the clinic`}
      title={isFavourite ? 'No longer a favourite' : 'Make it a favourite of the clinic'}
      loading={change.isPending}
      onClick={() => change.mutate()}
    >
      <Star size={16} aria-hidden />
    </ActionIcon>
  );
}
