/** Tests of the measuring, not of how fast anything is. */
@NullMarked
package io.pvit.model.bench;

import org.jspecify.annotations.NullMarked;
