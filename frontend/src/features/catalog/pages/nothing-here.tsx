import { NothingHere } from '@/components/nothing-here';

/** An address below the catalogue that leads nowhere. */
export default function NothingInTheCatalogue() {
  return <NothingHere to="/catalog" label="Go to the catalogue" />;
}
