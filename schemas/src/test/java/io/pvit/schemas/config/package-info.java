/** Configuration files: the committed ones, and the mistakes people make in theirs. */
@NullMarked
package io.pvit.schemas.config;

import org.jspecify.annotations.NullMarked;
