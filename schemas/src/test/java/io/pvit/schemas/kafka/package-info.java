/** Topics and headers, as far as they need no broker. */
@NullMarked
package io.pvit.schemas.kafka;

import org.jspecify.annotations.NullMarked;
