/**
 * The paper's comparison at a size that fits a small machine: {@link
 * io.pvit.trainer.ablation.Ablation} teaches every method the same few clips from one common
 * backbone and tells, clip by clip, who is better.
 *
 * <p>The question is what a whole clip shows, answered by the class token's head as in the paper:
 * it is the one head that every method has, and no box or matching stands between. Clips show one
 * person indoors; the backbone, and the scenes that teach the tasks, show people outdoors.
 */
@NullMarked
package io.pvit.trainer.ablation;

import org.jspecify.annotations.NullMarked;
