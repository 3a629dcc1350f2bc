package io.pvit.schemas.config;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;

/** Settings to records; the first that does not fit stops the start. */
record Binder(Map<String, Setting> settings, String file) {

  <C> C bind(Class<C> type) {
    return type.cast(record(type, ""));
  }

  private Object record(Class<?> type, String prefix) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values =
        Arrays.stream(components).map(component -> value(component, prefix)).toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Require.BadValue bad) {
        throw refused(prefix + bad.key(), bad.value(), bad.expected());
      }
      throw new IllegalStateException(type + " fails on its values", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is not a configuration record", e);
    }
  }

  private Object value(RecordComponent component, String prefix) {
    String key = prefix + component.getName();
    Class<?> type = component.getType();
    if (type.isRecord()) {
      return record(type, key + ".");
    }
    Setting setting = settings.get(key);
    if (setting == null) {
      throw new StopException(ExitCode.CONFIGURATION, "%s: %s is missing.".formatted(file, key));
    }
    String text = setting.text().strip();
    if (text.isEmpty() && !component.isAnnotationPresent(MayBeEmpty.class)) {
      throw new StopException(
          ExitCode.CONFIGURATION, "%s: %s must not be empty.".formatted(setting.origin(), key));
    }
    return typed(type, key, text);
  }

  private Object typed(Class<?> type, String key, String text) {
    if (type == boolean.class) {
      return truth(key, text);
    }
    try {
      if (type == String.class) {
        return text;
      }
      if (type == int.class) {
        return Integer.parseInt(text);
      }
      if (type == double.class) {
        return finite(Double.parseDouble(text));
      }
    } catch (NumberFormatException e) {
      throw refused(key, text, type == int.class ? "a whole number" : "a number");
    }
    throw new IllegalStateException(key + " has a type that no configuration has: " + type);
  }

  private boolean truth(String key, String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw refused(key, text, "true or false");
    }
    return text.equals("true");
  }

  private static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new NumberFormatException();
    }
    return value;
  }

  private StopException refused(String key, String value, String expected) {
    Setting setting = settings.get(key);
    String origin = setting == null ? file : setting.origin();
    return new StopException(
        ExitCode.CONFIGURATION,
        "%s: %s must be %s, was '%s'.".formatted(origin, key, expected, value));
  }
}
