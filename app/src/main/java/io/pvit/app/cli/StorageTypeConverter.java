package io.pvit.app.cli;

import io.pvit.model.checkpoint.StorageType;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How numbers lie on disk, by the name that torch gives it. */
final class StorageTypeConverter implements ITypeConverter<StorageType> {

  @Override
  public StorageType convert(String name) {
    try {
      return StorageType.named(name);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
