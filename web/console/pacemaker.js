/** A worker that ticks. The timers of a page in a background tab are slowed to one a minute; an agent who has another
 *  tab in front is there all the same, and is still to be heard of. */

const BEAT = 10_000; // ms

setInterval(() => postMessage("beat"), BEAT);
