package io.pvit.trainer.scene.world;

import io.pvit.trainer.scene.geometry.Vec3;

/**
 * Shines from a point; a sun is a point far away.
 *
 * @param reachMetres where half is left
 * @param aim what its shadow map looks at
 * @param shadowView angle of view of the shadow map in radians, 0 for no shadow
 */
public record Light(Vec3 position, Rgb colour, double reachMetres, Vec3 aim, double shadowView) {}
