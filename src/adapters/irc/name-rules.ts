import { type Casemapping, foldName } from './casemapping.ts';
import { isChannelName } from './format-line.ts';
import { BEFORE_ISUPPORT, type Isupport } from './isupport.ts';

/** Rules for names as the network last announced them; they outlive a connection, as what waits to be sent does. */
export class NameRules {
  #casemapping: Casemapping = BEFORE_ISUPPORT.casemapping;
  #channelTypes = BEFORE_ISUPPORT.channelTypes;

  learn({ casemapping, channelTypes }: Isupport): void {
    this.#casemapping = casemapping;
    this.#channelTypes = channelTypes;
  }

  readonly fold = (name: string): string => foldName(name, this.#casemapping);

  readonly isChannel = (name: string): boolean => isChannelName(name, this.#channelTypes);
}
