/** Which checkpoint serves: taking over one that was announced, or refusing it with a reason. */
@NullMarked
package io.pvit.inference.rollout;

import org.jspecify.annotations.NullMarked;
