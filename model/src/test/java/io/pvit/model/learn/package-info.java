/** Tests of learning, and the networks that recorded runs were made with. */
@NullMarked
package io.pvit.model.learn;

import org.jspecify.annotations.NullMarked;
