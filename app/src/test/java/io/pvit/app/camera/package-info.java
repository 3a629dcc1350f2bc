/** Tests of the synthetic cameras. */
@NullMarked
package io.pvit.app.camera;

import org.jspecify.annotations.NullMarked;
