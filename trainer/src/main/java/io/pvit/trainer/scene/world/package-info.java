/**
 * Where it happens: rooms, corridors, streets and yards with their furniture, materials and lights.
 */
@NullMarked
package io.pvit.trainer.scene.world;

import org.jspecify.annotations.NullMarked;
