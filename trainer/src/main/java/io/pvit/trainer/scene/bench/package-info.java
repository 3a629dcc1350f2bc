/** What making clips costs on this machine, in processor time of one thread. */
@NullMarked
package io.pvit.trainer.scene.bench;

import org.jspecify.annotations.NullMarked;
