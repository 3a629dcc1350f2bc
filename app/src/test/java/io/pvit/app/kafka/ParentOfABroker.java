package io.pvit.app.kafka;

import java.nio.file.Path;
import java.time.Duration;

/** A process that has a broker as its child, tells its number and then does nothing. */
final class ParentOfABroker {

  private ParentOfABroker() {}

  @SuppressWarnings({"SystemOut", "resource"}) // It is killed; that is what it is for.
  public static void main(String[] arguments) throws InterruptedException {
    BrokerProcess broker =
        BrokerProcess.start(BrokerSettings.of(Path.of(arguments[0], "data"), 0), 384);
    System.out.println(broker.pid());
    broker.awaitReady(Duration.ofSeconds(60));
    System.out.println("ready");
    Thread.currentThread().join();
  }
}
