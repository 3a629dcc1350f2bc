/** Pictures of our own making, encoded: films, and what cameras send. */
@NullMarked
package io.pvit.app.video;

import org.jspecify.annotations.NullMarked;
