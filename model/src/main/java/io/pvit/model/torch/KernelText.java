package io.pvit.model.torch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The source of a kernel library: TorchScript functions at the left margin, as resources beside the
 * class that uses them.
 *
 * <p>Each becomes a method of one module, so that they can call each other through {@code self};
 * the first parameter and the class around them are added here. Names are {@code torch.} plus the
 * operator's name in libtorch; {@code torch.nn.functional} does not exist.
 */
public final class KernelText {

  static final String MODULE = "Kernels";

  private static final Pattern SIGNATURE = Pattern.compile("(?m)^def (\\w+)\\(");

  private final StringBuilder methods = new StringBuilder();

  private KernelText() {}

  /** The functions of the named resources, in that order. */
  public static KernelText of(Class<?> beside, String... resources) {
    KernelText text = new KernelText();
    for (String resource : resources) {
      text.add(read(beside, resource));
    }
    return text;
  }

  private void add(String functions) {
    String asMethods =
        SIGNATURE.matcher(functions).replaceAll("def $1(self: __torch__." + MODULE + ", ");
    asMethods
        .lines()
        .forEach(line -> methods.append(line.isBlank() ? "" : "  " + line).append('\n'));
  }

  /** The whole module, as libtorch's own serialiser would have written it. */
  String module() {
    return """
        class %s(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
        """
            .formatted(MODULE)
        + methods;
  }

  private static String read(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource + " beside " + beside);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
