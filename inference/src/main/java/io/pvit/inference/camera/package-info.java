/** What the service remembers of a camera, and what it makes of the clips. */
@NullMarked
package io.pvit.inference.camera;

import org.jspecify.annotations.NullMarked;
