/** Films that we make ourselves: what the demo watches when nobody names an input. */
@NullMarked
package io.pvit.app.video;

import org.jspecify.annotations.NullMarked;
