#pragma once
// Which family writes which character. Pango would ask all fonts of the machine for a character the
// pinned font lacks (and pages would differ from machine to machine), or, told not to, draw an
// empty box: the current Noto Sans has no minus sign and no arrow.

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace nahraum::render {

struct FontRun {
  std::size_t first = 0;  ///< bytes
  std::size_t end = 0;
  const char* family = nullptr;
};

class FontFamilies {
 public:
  FontFamilies();
  ~FontFamilies();
  /// The parts of valid UTF-8 that another family than kFontFamily writes: the first of the pinned
  /// package that has the character. Characters that none has stay with kFontFamily.
  [[nodiscard]] std::vector<FontRun> runs(std::string_view utf8);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nahraum::render
