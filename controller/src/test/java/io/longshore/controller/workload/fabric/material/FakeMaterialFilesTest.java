package io.longshore.controller.workload.fabric.material;

class FakeMaterialFilesTest extends MaterialFilesContract {
  @Override
  MaterialFiles files() {
    return new FakeMaterialFiles();
  }
}
