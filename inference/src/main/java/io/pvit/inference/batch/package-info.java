/** Many threads, one network: puts what they bring together into batches. */
@NullMarked
package io.pvit.inference.batch;

import org.jspecify.annotations.NullMarked;
