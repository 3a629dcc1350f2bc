/**
 * The configuration files: a record per service, and the strict way to read one.
 *
 * <p>A key that is unknown, missing, empty or ill-typed stops the start and is named. There is no
 * default but the one that stands in the committed file, where its comment is.
 */
@NullMarked
package io.pvit.schemas.config;

import org.jspecify.annotations.NullMarked;
