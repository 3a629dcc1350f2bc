/** Clips as people look at them. */
@NullMarked
package io.pvit.app.scenes;

import org.jspecify.annotations.NullMarked;
