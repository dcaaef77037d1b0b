#pragma once
// The sample in a folder of the test, with its list of Kitas as CSV (a workbook needs the program
// beside it); the program finds it there as long as the object lives.

#include <filesystem>

#include "tests/support/shared_data.h"

namespace nahraum::app {

class DemoCopy {
 public:
  DemoCopy();
  ~DemoCopy();
  DemoCopy(const DemoCopy&) = delete;
  DemoCopy& operator=(const DemoCopy&) = delete;
  [[nodiscard]] std::filesystem::path folder() const { return folder_.path() / "musterkreis"; }

 private:
  support::TemporaryFolder folder_;
};

}  // namespace nahraum::app
