/** Tests of how inference is measured. */
@NullMarked
package io.pvit.app.bench;

import org.jspecify.annotations.NullMarked;
