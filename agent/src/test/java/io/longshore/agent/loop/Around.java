package io.longshore.agent.loop;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;

/** Stands before a collaborator and may do something else at any of its calls. */
@FunctionalInterface
public interface Around {
  /**
   * One call.
   *
   * @param method its name
   * @param proceed makes the call
   */
  Object call(String method, Object[] arguments, Callable<Object> proceed) throws Exception;

  /** The collaborator with this before it. */
  static <T> T of(Class<T> type, T inner, Around around) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                around.call(
                    method.getName(),
                    arguments == null ? new Object[0] : arguments,
                    () -> {
                      try {
                        return method.invoke(inner, arguments);
                      } catch (InvocationTargetException thrown) {
                        if (thrown.getCause() instanceof Error error) {
                          throw error;
                        }
                        throw (Exception) thrown.getCause();
                      }
                    })));
  }
}
