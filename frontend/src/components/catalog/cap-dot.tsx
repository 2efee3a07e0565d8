import { capColour } from './cap-colours';
import classes from './cap-dot.module.css';

/** The colour of a cap beside its name. */
export function CapDot({ name }: { name: string }) {
  const colour = capColour(name);
  return colour && <span className={classes.dot} style={{ backgroundColor: colour }} aria-hidden />;
}
