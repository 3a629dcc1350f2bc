/**
 * How fast the network is on this machine, and against the same network traced by torchvision: both
 * in one process, on one library, turn by turn, so that what disturbs one disturbs the other.
 */
@NullMarked
package io.pvit.model.bench;

import org.jspecify.annotations.NullMarked;
