package io.pvit.model.exchange;

import io.pvit.model.checkpoint.NumberType;

/**
 * A storage of a checkpoint: numbers of one type, which tensors are views of.
 *
 * @param type of the numbers
 * @param key its name in the archive
 * @param elements how many numbers
 * @param bytes where they lie; as many as the elements need
 */
record Storage(NumberType type, String key, long elements, StoredBytes bytes) {}
