/**
 * Clips on disk, in a layout that any renderer can write: {@link
 * io.pvit.trainer.scene.disk.ClipFolder} is a source of them. The layout is docs/scenes.md.
 */
@NullMarked
package io.pvit.trainer.scene.disk;

import org.jspecify.annotations.NullMarked;
