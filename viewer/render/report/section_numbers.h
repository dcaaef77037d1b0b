#pragma once
// Numbers of sections as every writer prints them: "3", "3.2".

#include <string>

#include <fmt/format.h>

namespace nahraum::render {

class SectionNumbers {
 public:
  /// Of the next section, in order; `level` 1 or 2.
  [[nodiscard]] std::string next(int level) {
    if (level == 1) {
      second_ = 0;
      return fmt::format("{}", ++first_);
    }
    return fmt::format("{}.{}", first_, ++second_);
  }

 private:
  int first_ = 0;
  int second_ = 0;
};

}  // namespace nahraum::render
