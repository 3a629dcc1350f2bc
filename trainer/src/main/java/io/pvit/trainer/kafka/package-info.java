/**
 * The trainer's edge: labels and the windows they point at come in, announcements and progress go
 * out.
 *
 * <p>Begin at {@link io.pvit.trainer.kafka.LabelIntake}, whose loop is the design: find, store,
 * commit.
 */
@NullMarked
package io.pvit.trainer.kafka;

import org.jspecify.annotations.NullMarked;
