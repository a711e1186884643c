package io.longshore.lab.standin.order;

class FakeLogTest extends OrderedLogContract {
  private final FakeLog.Partition partition = new FakeLog.Partition();

  @Override
  OrderedLog open() {
    return new FakeLog(partition);
  }
}
