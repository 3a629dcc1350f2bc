/**
 * What can be watched, seen from outside any library: where a video is, what a picture of it is,
 * and how reading one may end.
 *
 * <p>Nothing in this package ever shows a password: addresses are masked wherever they turn into
 * text.
 */
@NullMarked
package io.pvit.ingest.source;

import org.jspecify.annotations.NullMarked;
