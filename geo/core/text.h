#pragma once
// What a person reads, in both languages of the program.
//
// Every user-visible sentence is made as one Text, so no sentence can exist in one language only.
// Cost: two strings. Example: `throw Error(ErrorKind::Input, text("Spalte {} fehlt.", "Column {} is
// missing.", name));`

#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace nahraum::geo {

enum class Language { German, English };

struct Text {
  std::string de;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::German ? de : en;
  }
  friend bool operator==(const Text&, const Text&) = default;
};

/// Formats both sentences with the same arguments. Numbers meant for people are passed through
/// `german_number()` / `plain_number()` (numbers.h) by the caller where the two differ.
template <typename... Args>
[[nodiscard]] Text text(std::string_view german, std::string_view english, const Args&... args) {
  return {fmt::format(fmt::runtime(german), args...), fmt::format(fmt::runtime(english), args...)};
}

/// A proper noun or code that is the same in both languages.
[[nodiscard]] inline Text same_text(std::string value) { return {value, value}; }

}  // namespace nahraum::geo
