/**
 * One class, placed here because the entry it calls is package-private in the library.
 *
 * <p>The library's public ways to run a method of a loaded module either accept tensors only, or
 * always cut gradients. The entry below takes every kind of argument and lets the caller decide. It
 * works on the class path; a named module would refuse the split package.
 */
@NullMarked
package ai.djl.pytorch.jni;

import org.jspecify.annotations.NullMarked;
