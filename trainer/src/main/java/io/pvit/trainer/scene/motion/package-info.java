/**
 * What people do over time: acts made of postures, chained to scripts by eased transitions, with
 * the actions that are true at every moment.
 */
@NullMarked
package io.pvit.trainer.scene.motion;

import org.jspecify.annotations.NullMarked;
